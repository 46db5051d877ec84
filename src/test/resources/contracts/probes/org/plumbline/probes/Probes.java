package org.plumbline.probes;

/** Contracts that are false, one for each thing that the settings of KeY must see; and one that is true. */
final class Probes {

    private Probes() {
    }

    /*@ public normal_behavior
      @ requires 0 <= a && a <= 1000;
      @ ensures \result == a + 1;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int trueThing(int a) {
        return a + 1;
    }

    /*@ public normal_behavior
      @ ensures \result == a + 1;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int overflow(int a) {
        return a + 1;
    }

    /*@ public normal_behavior
      @ requires a != null;
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int outOfBounds(int[] a) {
        return a[0];
    }

    /*@ public normal_behavior
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int nullPointer(/*@ nullable @*/ int[] a) {
        return a.length;
    }

    /*@ public normal_behavior
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int divisionByZero(int a) {
        return 1 / a;
    }

    /*@ public normal_behavior
      @ requires a != null && a.length > 0;
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ void frame(int[] a) {
        a[0] = 1;
    }

    /*@ public normal_behavior
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ void termination() {
        int i = 1;
        /*@ loop_invariant i == 1;
          @ loop_modifies \nothing;
          @ decreases i;
          @*/
        while (i > 0) {
            i = 1;
        }
    }

    /*@ public normal_behavior
      @ requires a != null;
      @ ensures \result == (\num_of int q; 0 <= q && q < a.length; a[q] == 0);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int countsOneTooFew(int[] a) {
        int count = 0;
        /*@ loop_invariant 0 <= p && p <= a.length && 0 <= count && count <= p;
          @ loop_modifies \nothing;
          @ decreases a.length - p;
          @*/
        for (int p = 1; p < a.length; p++) {
            count = count + 1;
        }
        return count;
    }

    /*@ public normal_behavior
      @ ensures false;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ void falsehood() {
    }
}
