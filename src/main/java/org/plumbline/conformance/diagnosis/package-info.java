/**
 * Diagnosis: which known mistake explains the results of a candidate that does not conform.
 *
 * <p>{@link org.plumbline.conformance.diagnosis.Mistake} is the catalogue. Nothing is looked up in a table of results:
 * the definitions are evaluated anew with a mistake put into them, on the inputs of the case, and the candidate's
 * numbers are held against what comes out. The evaluation is a second one, written apart from
 * {@code org.plumbline.reference.definition}: dense matrices of some 31 digits, and derivatives by reverse
 * differentiation, so that a mistake in the forward pass has the gradient that automatic differentiation would give.
 */
package org.plumbline.conformance.diagnosis;
