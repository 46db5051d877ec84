package org.plumbline.probes;

/** What KeY 2.12.3 proves although it is false: a ghost local that is set inside a loop keeps its first value. */
final class GhostProbe {

    private GhostProbe() {
    }

    /*@ public normal_behavior
      @ requires n == 1;
      @ ensures true;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int ghostInLoop(int n) {
        //@ ghost int g = 0;
        int i = 0;
        /*@ loop_invariant 0 <= i && i <= n;
          @ loop_modifies \nothing;
          @ decreases n - i;
          @*/
        while (i < n) {
            //@ set g = 1;
            i++;
        }
        //@ assert g == 0;
        return i;
    }
}
