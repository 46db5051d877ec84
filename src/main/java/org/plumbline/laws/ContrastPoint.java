package org.plumbline.laws;

/**
 * What a training of contrastive learning shows at one time.
 *
 * @param time t eta
 * @param attention A_global, the same for every query of a mask, its mean over masks
 * @param global Phi to the global features, their mean over clusters
 * @param leastGlobal the least of these
 * @param local Phi to the local features, their mean
 * @param largestLocal the largest |Phi| to a local feature so far
 * @param largestPosition the largest |Upsilon| so far; 0 in the mean field
 * @param loss the loss; NaN in the mean field
 */
public record ContrastPoint(double time, double attention, double global, double leastGlobal, double local,
        double largestLocal,
        double largestPosition, double loss) {
}
