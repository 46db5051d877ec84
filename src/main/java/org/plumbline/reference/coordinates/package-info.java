/**
 * Level 2: training in (Phi, Upsilon) alone (lem:coordinates), every number an interval that contains the exact value.
 */
package org.plumbline.reference.coordinates;
