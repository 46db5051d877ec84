package org.plumbline.reference.data;

/**
 * A partition of the P positions into N disjoint, non-empty areas (def:partition).
 *
 * <p>Areas are numbered from 0; area {@link #GLOBAL} is the cluster's global area (the theory's area 1), the others are
 * local. That the areas are disjoint and cover all positions is the representation itself: each position has one area.
 */
public final class Partition {

    /** The global area of every cluster. */
    public static final int GLOBAL = 0;

    /** The largest number of positions. */
    public static final int MAX_POSITIONS = 1000000;

    /*@ spec_public @*/ private final int[] areaOf;
    /*@ spec_public @*/ private final int areas;

    /*@ public invariant 1 <= areas && areas <= areaOf.length && areaOf.length <= MAX_POSITIONS;
      @ public invariant (\forall int p; 0 <= p && p < areaOf.length; 0 <= areaOf[p] && areaOf[p] < areas);
      @*/
    //+KEY@ accessible \inv: areaOf, areas, areaOf[*];

    /**
     * A partition from the area of each position; the array is copied.
     *
     * @param areaOf for each position its area, from 0 to {@code areas - 1}; every area is used
     * @param areas the number of areas N
     */
    /*@ public normal_behavior
      @ requires areaOf != null && 1 <= areas && areas <= areaOf.length && areaOf.length <= MAX_POSITIONS;
      @ requires (\forall int p; 0 <= p && p < areaOf.length; 0 <= areaOf[p] && areaOf[p] < areas);
      @ requires (\forall int j; 0 <= j && j < areas;
      @               (\exists int p; 0 <= p && p < areaOf.length; areaOf[p] == j));
      @ ensures this.areas == areas && this.areaOf.length == areaOf.length && \fresh(this.areaOf);
      @ ensures (\forall int p; 0 <= p && p < areaOf.length; this.areaOf[p] == areaOf[p]);
      @ assignable \nothing;
      @*/
    public Partition(int[] areaOf, int areas) {
        this.areas = areas;
        this.areaOf = copy(areaOf);
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int p; 0 <= p && p < source.length; \result[p] == source[p]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] copy(int[] source) {
        int[] target = new int[source.length];
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

    /**
     * Whether an array gives every position one of the areas; the caller's check before the constructor.
     *
     * @param areaOf for each position its area
     * @param areas the number of areas
     * @return true if every entry lies in {@code 0 .. areas - 1}
     */
    /*@ public normal_behavior
      @ requires areaOf != null;
      @ ensures \result <==> (\forall int p; 0 <= p && p < areaOf.length; 0 <= areaOf[p] && areaOf[p] < areas);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public static boolean inRange(int[] areaOf, int areas) {
        boolean within = true;
        /*@ loop_invariant 0 <= p && p <= areaOf.length;
          @ loop_invariant within <==> (\forall int q; 0 <= q && q < p; 0 <= areaOf[q] && areaOf[q] < areas);
          @ decreases areaOf.length - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 0; p < areaOf.length; p++) {
            within = within && 0 <= areaOf[p] && areaOf[p] < areas;
        }
        return within;
    }

    /**
     * The number of positions P.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == areaOf.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int positions() {
        return areaOf.length;
    }

    /**
     * The number of areas N_k.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == areas;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int areas() {
        return areas;
    }

    /**
     * The area that holds a position, a_k(p).
     *
     * @param p a position, from 0 to P - 1
     * @return its area
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < areaOf.length;
      @ ensures \result == areaOf[p] && 0 <= \result && \result < areas;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int areaOf(int p) {
        return areaOf[p];
    }

    /**
     * The size of an area, C_{k,j}.
     *
     * @param j an area
     * @return the number of its positions
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < areas;
      @ ensures 0 <= \result && \result <= areaOf.length;
      @ ensures (\exists int p; 0 <= p && p < areaOf.length; areaOf[p] == j) ==> \result > 0;
      @*/
    //+KEY@ ensures \result == (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] == j);
    /*+KEY@ ensures (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] < j) + \result
      @             == (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] <= j);
      @*/
    //+KEY@ ensures (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] <= j) <= areaOf.length;
    //+KEY@ ensures j == 0 ==> (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] < j) == 0;
    /*+KEY@ ensures j == areas - 1
      @             ==> (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] <= j) == areaOf.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public int size(int j) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= areaOf.length && 0 <= count && count <= p;
          @ loop_invariant count == (\num_of int q; 0 <= q && q < p; areaOf[q] == j);
          @ loop_invariant (\exists int q; 0 <= q && q < p; areaOf[q] == j) ==> count > 0;
          @ loop_invariant (\num_of int q; 0 <= q && q < p; areaOf[q] < j) + count
          @                    == (\num_of int q; 0 <= q && q < p; areaOf[q] <= j);
          @ loop_invariant (\num_of int q; 0 <= q && q < p; areaOf[q] <= j) <= p;
          @ loop_invariant j == 0 ==> (\num_of int q; 0 <= q && q < p; areaOf[q] < j) == 0;
          @ loop_invariant j == areas - 1 ==> (\num_of int q; 0 <= q && q < p; areaOf[q] <= j) == p;
          @ decreases areaOf.length - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 0; p < areaOf.length; p++) {
            if (areaOf[p] == j) {
                count++;
            }
        }
        return count;
    }

    /**
     * The sizes of all areas added up: every position lies in exactly one area, so this is P.
     *
     * @return the number of positions
     */
    /*@ public normal_behavior
      @ ensures \result == areaOf.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public int totalSize() {
        int total = 0;
        /*@ loop_invariant 0 <= j && j <= areas && 0 <= total && total <= areaOf.length;
          @ loop_invariant j > 0 ==> total == (\num_of int p; 0 <= p && p < areaOf.length; areaOf[p] < j);
          @ loop_invariant j == 0 ==> total == 0;
          @ loop_invariant j == areas ==> total == areaOf.length;
          @ decreases areas - j;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int j = 0; j < areas; j++) {
            total += size(j);
        }
        return total;
    }

    /**
     * Whether two partitions of the same positions differ as sets of areas; different clusters must (def:partition).
     * What the areas are numbered does not matter.
     *
     * @param other a partition of as many positions
     * @return true if some two positions share an area in one partition and not in the other
     */
    /*@ public normal_behavior
      @ requires other != null && \invariant_for(other) && other.areaOf.length == areaOf.length;
      @ ensures \result <==> (\exists int p; 0 <= p && p < areaOf.length;
      @             (\exists int q; 0 <= q && q < areaOf.length;
      @                 (areaOf[p] == areaOf[q]) != (other.areaOf[p] == other.areaOf[q])));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ boolean differsFrom(Partition other) {
        boolean differs = false;
        /*@ loop_invariant 0 <= p && p <= areaOf.length;
          @ loop_invariant differs <==> (\exists int r; 0 <= r && r < p;
          @             (\exists int q; 0 <= q && q < areaOf.length;
          @                 (areaOf[r] == areaOf[q]) != (other.areaOf[r] == other.areaOf[q])));
          @ decreases areaOf.length - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 0; p < areaOf.length; p++) {
            differs = differs || hasOtherCompany(other, p);
        }
        return differs;
    }

    /*@ private normal_behavior
      @ requires other != null && \invariant_for(other) && other.areaOf.length == areaOf.length;
      @ requires 0 <= p && p < areaOf.length;
      @ ensures \result <==> (\exists int q; 0 <= q && q < areaOf.length;
      @             (areaOf[p] == areaOf[q]) != (other.areaOf[p] == other.areaOf[q]));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private boolean hasOtherCompany(Partition other, int p) {
        boolean differs = false;
        /*@ loop_invariant 0 <= q && q <= areaOf.length;
          @ loop_invariant differs <==> (\exists int r; 0 <= r && r < q;
          @             (areaOf[p] == areaOf[r]) != (other.areaOf[p] == other.areaOf[r]));
          @ decreases areaOf.length - q;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int q = 0; q < areaOf.length; q++) {
            differs = differs || (areaOf[p] == areaOf[q]) != (other.areaOf[p] == other.areaOf[q]);
        }
        return differs;
    }
}
