/**
 * The commands: what a user types, and nothing that computes.
 */
package org.plumbline.cli;
