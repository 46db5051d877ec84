/**
 * The verified subtree: plain Java that a prover and a reader both follow. It knows no file, no clock, no randomness.
 */
package org.plumbline.reference;
