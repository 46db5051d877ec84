/**
 * Tests of the draws: known answers from another implementation, refusals, and laws.
 */
package org.plumbline.sampling;
