/**
 * Sweeps: a grid over the fields of a configuration, each point measured on its own and written to a file of its own,
 * so that a sweep can be interrupted, resumed, and split over machines.
 */
package org.plumbline.sweep;
