package org.plumbline.reference.definition;

import java.math.BigInteger;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Precision;

/**
 * The loss that no Q can beat: a masked position whose whole area is masked can at best be predicted as 0.
 */
public final class ReconstructionFloor {

    private ReconstructionFloor() {
    }

    /**
     * The unavoidable loss {@code L* = 1/2 sum_p E[z_n^2; p in M and its area wholly masked]} (def:mae-floor).
     *
     * <p>An area of size C is wholly masked with the hypergeometric probability
     * {@code binom(P - C, m - C) / binom(P, m)}, an exact ratio of integers.
     *
     * @param precision the arithmetic
     * @param setting the partitions; clusters are equally likely
     * @param maskSize the number m of masked positions
     * @param meanSquare the mean of z^2, the same for every area
     * @return L*
     */
    /*@ public normal_behavior
      @ requires precision != null && setting != null && meanSquare != null;
      @ requires \invariant_for(precision) && \invariant_for(setting);
      @ requires 0 <= maskSize && maskSize <= setting.partitions[0].areaOf.length;
      @ ensures \result != null;
      @ ensures meanSquare.signum() >= 0 ==> \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    public static Apfloat maeFloor(Precision precision, Setting setting, int maskSize, Apfloat meanSquare) {
        Apfloat lost = Apfloat.ZERO;
        /*@ loop_invariant 0 <= k && k <= setting.partitions.length && lost != null && lost.signum() >= 0;
          @ loop_modifies \nothing;
          @ decreases setting.partitions.length - k;
          @*/
        for (int k = 0; k < setting.clusters(); k++) {
            Partition partition = setting.partition(k);
            /*@ loop_invariant 0 <= j && j <= partition.areas && lost != null && lost.signum() >= 0;
              @ loop_modifies \nothing;
              @ decreases partition.areas - j;
              @*/
            for (int j = 0; j < partition.areas(); j++) {
                int size = partition.size(j);
                BigInteger ways = binomial(partition.positions() - size, maskSize - size);
                lost = precision.add(lost, precision.of(ways.multiply(BigInteger.valueOf(size))));
            }
        }
        BigInteger all = binomial(setting.positions(), maskSize).multiply(BigInteger.valueOf(2L * setting.clusters()));
        return precision.divide(precision.multiply(meanSquare, lost), precision.of(all));
    }

    /**
     * The loss that one image and mask leave to every Q: {@code 1/2 sum of z_n^2} over the masked p whose area is
     * wholly masked (lem:batch-floor). The batch's floor is the mean over its images.
     *
     * @param precision the arithmetic
     * @param x the masked image
     * @return a lower bound of {@link MaskedReconstruction#maeLoss} at every Q
     */
    /*@ public normal_behavior
      @ requires precision != null && x != null && \invariant_for(precision) && \invariant_for(x);
      @ ensures \result != null;
      @ ensures \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    public static Apfloat batchFloor(Precision precision, MaskedImage x) {
        Apfloat twice = Apfloat.ZERO;
        /*@ loop_invariant 0 <= p && p <= x.mask.masked.length && twice != null && twice.signum() >= 0;
          @ loop_modifies \nothing;
          @ decreases x.mask.masked.length - p;
          @*/
        for (int p = 0; p < x.mask().positions(); p++) {
            int own = x.partition().areaOf(p);
            if (x.mask().unmaskedIn(x.partition(), own) == 0) {
                twice = precision.add(twice, precision.multiply(x.latent(own), x.latent(own)));
            }
        }
        return precision.divide(twice, precision.of(2));
    }

    /** The number of ways to choose k of n, 0 if k lies outside 0..n. */
    /*@ normal_behavior
      @ requires n <= Partition.MAX_POSITIONS;
      @ ensures \result != null;
      @ ensures k < 0 || k > n ==> \result.value == 0;
      @ ensures 0 <= k && k <= n ==> \result.value >= 1;
      @ ensures (k == 0 || k == n) && n >= 0 ==> \result.value == 1;
      @ assignable \nothing;
      @*/
    static BigInteger binomial(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
