/**
 * The theory in its own regime, at large P: trainings of one row on the exact population, the mean-field limit, and the
 * phases of both held against what the theory predicts.
 */
package org.plumbline.laws;
