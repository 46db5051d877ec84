package org.plumbline.reference.data;

/**
 * A set M of masked positions; its complement U is unmasked (def:mask).
 */
public final class Mask {

    /*@ spec_public @*/ private final boolean[] masked;
    /*@ spec_public @*/ private final int size;

    /*@ public invariant 0 <= size && size <= masked.length && masked.length <= Partition.MAX_POSITIONS;
      @ public invariant size == (\num_of int p; 0 <= p && p < masked.length; masked[p]);
      @*/

    /**
     * A mask from the membership of each position; the array is copied.
     *
     * @param masked for each position whether it is masked
     */
    /*@ public normal_behavior
      @ requires masked != null && masked.length <= Partition.MAX_POSITIONS;
      @ ensures this.masked.length == masked.length && \fresh(this.masked);
      @ ensures (\forall int p; 0 <= p && p < masked.length; this.masked[p] == masked[p]);
      @ ensures size == (\num_of int p; 0 <= p && p < masked.length; masked[p]);
      @ assignable \nothing;
      @*/
    public Mask(boolean[] masked) {
        this.masked = copy(masked);
        this.size = count(this.masked);
    }

    /**
     * The mask that holds the first m entries of an order of the positions.
     *
     * @param order distinct positions
     * @param m how many of them are masked
     * @param positions the number of positions P
     * @return the mask of size m
     */
    /*@ public normal_behavior
      @ requires order != null && 0 <= m && m <= order.length && 0 <= positions;
      @ requires positions <= Partition.MAX_POSITIONS;
      @ requires (\forall int i; 0 <= i && i < m; 0 <= order[i] && order[i] < positions);
      @ ensures \result != null && \fresh(\result) && \result.masked.length == positions;
      @ ensures (\forall int p; 0 <= p && p < positions;
      @             \result.masked[p] <==> (\exists int i; 0 <= i && i < m; order[i] == p));
      @ assignable \nothing;
      @*/
    public static Mask ofFirst(int[] order, int m, int positions) {
        boolean[] masked = new boolean[positions];
        /*@ loop_invariant 0 <= i && i <= m;
          @ loop_invariant (\forall int p; 0 <= p && p < positions;
          @                    masked[p] <==> (\exists int k; 0 <= k && k < i; order[k] == p));
          @ loop_modifies masked[*];
          @ decreases m - i;
          @*/
        for (int i = 0; i < m; i++) {
            masked[order[i]] = true;
        }
        return new Mask(masked);
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int p; 0 <= p && p < source.length; \result[p] == source[p]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ boolean[] copy(boolean[] source) {
        boolean[] target = new boolean[source.length];
        /*@ loop_invariant 0 <= p && p <= source.length;
          @ loop_invariant (\forall int q; 0 <= q && q < p; target[q] == source[q]);
          @ loop_modifies target[*];
          @ decreases source.length - p;
          @*/
        for (int p = 0; p < source.length; p++) {
            target[p] = source[p];
        }
        return target;
    }

    /*@ private normal_behavior
      @ requires flags != null;
      @ ensures \result == (\num_of int p; 0 <= p && p < flags.length; flags[p]);
      @ ensures 0 <= \result && \result <= flags.length;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int count(boolean[] flags) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= flags.length && 0 <= count && count <= p;
          @ loop_invariant count == (\num_of int q; 0 <= q && q < p; flags[q]);
          @ loop_modifies \nothing;
          @ decreases flags.length - p;
          @*/
        for (int p = 0; p < flags.length; p++) {
            if (flags[p]) {
                count++;
            }
        }
        return count;
    }

    /**
     * The number of positions P.
     *
     * @return the size of M plus the size of U
     */
    /*@ public normal_behavior
      @ ensures \result == masked.length;
      @ assignable \strictly_nothing;
      @*/
    public /*@ pure @*/ int positions() {
        return masked.length;
    }

    /**
     * The number m of masked positions.
     *
     * @return from 0 to P
     */
    /*@ public normal_behavior
      @ ensures \result == size;
      @ assignable \strictly_nothing;
      @*/
    public /*@ pure @*/ int size() {
        return size;
    }

    /**
     * Whether a position lies in M.
     *
     * @param p a position
     * @return true if its patch is replaced by 0
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < masked.length;
      @ ensures \result == masked[p];
      @ assignable \strictly_nothing;
      @*/
    public /*@ pure @*/ boolean isMasked(int p) {
        return masked[p];
    }

    /**
     * How many positions of an area are unmasked.
     *
     * @param partition a partition of the same positions
     * @param j one of its areas
     * @return the size of U in the area
     */
    /*@ public normal_behavior
      @ requires partition != null && \invariant_for(partition) && partition.areaOf.length == masked.length;
      @ requires 0 <= j && j < partition.areas;
      @ ensures \result == (\num_of int p; 0 <= p && p < masked.length;
      @                        partition.areaOf[p] == j && !masked[p]);
      @ ensures 0 <= \result && \result <= masked.length;
      @ assignable \nothing;
      @*/
    public int unmaskedIn(Partition partition, int j) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= masked.length && 0 <= count && count <= p;
          @ loop_invariant count == (\num_of int q; 0 <= q && q < p; partition.areaOf[q] == j && !masked[q]);
          @ loop_modifies \nothing;
          @ decreases masked.length - p;
          @*/
        for (int p = 0; p < masked.length; p++) {
            if (partition.areaOf(p) == j && !masked[p]) {
                count++;
            }
        }
        return count;
    }
}
