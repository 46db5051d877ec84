/**
 * Level 1: the paper's formulas as they stand, dense, one public method a definition. Slow, obvious, the oracle.
 */
package org.plumbline.reference.definition;
