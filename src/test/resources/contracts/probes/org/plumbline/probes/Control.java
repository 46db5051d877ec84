package org.plumbline.probes;

/** True, with a loop, and quickly proved: where this is not, nothing follows from what else is not proved. */
final class Control {

    private Control() {
    }

    /*@ public normal_behavior
      @ requires 0 <= n;
      @ ensures \result == n;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int counted(int n) {
        int i = 0;
        /*@ loop_invariant 0 <= i && i <= n;
          @ loop_modifies \nothing;
          @ decreases n - i;
          @*/
        while (i < n) {
            i++;
        }
        return i;
    }
}
