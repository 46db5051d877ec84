package org.plumbline.reference.data;

/**
 * A set M of masked positions; its complement U is unmasked (def:mask).
 */
public final class Mask {

    /*@ spec_public @*/ private final boolean[] masked;
    /*@ spec_public @*/ private final int size;

    /*@ public invariant 0 <= size && size <= masked.length && masked.length <= Partition.MAX_POSITIONS;
      @*/
    //+KEY@ public invariant size == (\num_of int p; 0 <= p && p < masked.length; masked[p]);
    //+KEY@ accessible \inv: masked, size, masked[*];

    /**
     * A mask from the membership of each position; the array is copied.
     *
     * @param masked for each position whether it is masked
     */
    /*@ public normal_behavior
      @ requires masked != null && masked.length <= Partition.MAX_POSITIONS;
      @ ensures this.masked.length == masked.length && \fresh(this.masked);
      @ ensures (\forall int p; 0 <= p && p < masked.length; this.masked[p] == masked[p]);
      @ assignable \nothing;
      @*/
    //+KEY@ ensures size == (\num_of int p; 0 <= p && p < masked.length; masked[p]);
    public Mask(boolean[] masked) {
        this.masked = copy(masked);
        this.size = count(this.masked);
    }

    /*@ private normal_behavior
      @ requires masked != null && masked.length <= Partition.MAX_POSITIONS;
      @ requires 0 <= size && size <= masked.length;
      @ ensures this.masked == masked && this.size == size;
      @ assignable \nothing;
      @*/
    //+KEY@ requires size == (\num_of int p; 0 <= p && p < masked.length; masked[p]);
    private Mask(boolean[] masked, int size) {
        this.masked = masked;
        this.size = size;
    }

    /**
     * The mask that holds the first m entries of an order of the positions.
     *
     * @param order distinct positions
     * @param m how many of them are masked
     * @param positions the number of positions P
     * @return the mask of size m
     * @throws IllegalArgumentException if the first m positions are not distinct
     */
    /*@ public behavior
      @ requires order != null && 0 <= m && m <= order.length && 0 <= positions;
      @ requires positions <= Partition.MAX_POSITIONS;
      @ requires (\forall int i; 0 <= i && i < m; 0 <= order[i] && order[i] < positions);
      @ ensures \result != null && \fresh(\result) && \fresh(\result.masked);
      @ ensures \result.masked.length == positions && \result.size == m;
      @ ensures (\forall int i; 0 <= i && i < m; \result.masked[order[i]]);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static Mask ofFirst(int[] order, int m, int positions) {
        boolean[] masked = new boolean[positions];
        int size = count(masked);
        /*@ loop_invariant 0 <= i && i <= m;
          @ loop_invariant (\forall int k; 0 <= k && k < i; masked[order[k]]);
          @ loop_invariant 0 <= size && size <= positions;
          @ loop_invariant size == (\num_of int p; 0 <= p && p < positions; masked[p]);
          @ loop_modifies masked[*];
          @ decreases m - i;
          @*/
        for (int i = 0; i < m; i++) {
            size = mark(masked, order[i]);
        }
        if (size != m) {
            throw Refusals.order();
        }
        return new Mask(masked, size);
    }

    /** Masks one more position and counts the masked ones. */
    /*@ private normal_behavior
      @ requires masked != null && 0 <= p && p < masked.length;
      @ ensures masked[p];
      @ ensures (\forall int q; 0 <= q && q < masked.length; q == p || masked[q] == \old(masked[q]));
      @ ensures 0 <= \result && \result <= masked.length;
      @ assignable masked[p];
      @*/
    //+KEY@ ensures \result == (\num_of int q; 0 <= q && q < masked.length; masked[q]);
    private static /*@ helper @*/ int mark(boolean[] masked, int p) {
        masked[p] = true;
        int count = 0;
        /*@ loop_invariant 0 <= q && q <= masked.length && 0 <= count && count <= q;
          @ loop_invariant count == (\num_of int r; 0 <= r && r < q; masked[r]);
          @ decreases masked.length - q;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int q = 0; q < masked.length; q++) {
            if (masked[q]) {
                count++;
            }
        }
        return count;
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
      @ ensures 0 <= \result && \result <= flags.length;
      @ ensures (\forall int p; 0 <= p && p < flags.length; !flags[p]) ==> \result == 0;
      @*/
    //+KEY@ ensures \result == (\num_of int p; 0 <= p && p < flags.length; flags[p]);
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int count(boolean[] flags) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= flags.length && 0 <= count && count <= p;
          @ loop_invariant count == (\num_of int q; 0 <= q && q < p; flags[q]);
          @ loop_invariant (\forall int q; 0 <= q && q < p; !flags[q]) ==> count == 0;
          @ decreases flags.length - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
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
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
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
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
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
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
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
      @ ensures 0 <= \result && \result <= masked.length;
      @*/
    /*+KEY@ ensures \result == (\num_of int p; 0 <= p && p < masked.length;
      @                        partition.areaOf[p] == j && !masked[p]);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public int unmaskedIn(Partition partition, int j) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= masked.length && 0 <= count && count <= p;
          @ loop_invariant count == (\num_of int q; 0 <= q && q < p; partition.areaOf[q] == j && !masked[q]);
          @ decreases masked.length - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 0; p < masked.length; p++) {
            if (partition.areaOf(p) == j && !masked[p]) {
                count++;
            }
        }
        return count;
    }
}
