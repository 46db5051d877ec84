/**
 * From a seed to draws, specified in spec/sampling.md so that any language can repeat it bit for bit.
 */
package org.plumbline.sampling;
