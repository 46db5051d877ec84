package org.plumbline.run;

import java.util.List;

import org.plumbline.reference.number.Enclosure;

/**
 * What a state looks like: every number an interval that contains the exact value.
 *
 * @param featurePosition Phi: for each position p the correlation with each feature, cluster after cluster
 *        (def:correlations)
 * @param positionPosition Upsilon: for each position p the correlation with each position
 * @param probes the attention on each probe
 * @param loss the mean loss over the probes
 * @param floor the mean of the loss that no Q can beat on them (lem:batch-floor); 0 for CL
 */
public record Observation(Enclosure[][] featurePosition, Enclosure[][] positionPosition, List<Probe> probes,
        Enclosure loss, Enclosure floor) {

    /**
     * The attention on one probe.
     *
     * @param attention for each query p the weight of each position (def:attention)
     * @param areaAttention for each query p the weight on the unmasked positions of each area of the image's cluster
     *        (def:area-attention)
     */
    public record Probe(Enclosure[][] attention, Enclosure[][] areaAttention) {
    }
}
