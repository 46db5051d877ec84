package org.plumbline.reference.population;

import org.plumbline.reference.number.Dyadic;

/**
 * A kind of row: that of a query p in a local area, or in the global one (lem:lumping).
 *
 * <p>The positions other than p fall into three groups: <em>own</em> (p's area without p), <em>global</em> (the global
 * area; empty if it is p's own) and <em>other</em> (all other local areas). Given that p is masked, the unmasked
 * positions are P - m of the P - 1 others, each choice as likely as any other.
 */
public final class RowKind {

    /*@ spec_public @*/ private final Population population;
    /*@ spec_public @*/ private final boolean global;

    /*@ public invariant \invariant_for(population);
      @*/

    /*@ normal_behavior
      @ requires population != null && \invariant_for(population);
      @ ensures this.population == population && this.global == global;
      @ assignable \nothing;
      @*/
    RowKind(Population population, boolean global) {
        this.population = population;
        this.global = global;
    }

    /**
     * The setting.
     *
     * @return the population
     */
    /*@ public normal_behavior
      @ ensures \result == population;
      @ assignable \nothing;
      @*/
    public Population population() {
        return population;
    }

    /**
     * Whether the query lies in the global area.
     *
     * @return true for a global row
     */
    /*@ public normal_behavior
      @ ensures \result == global;
      @ assignable \nothing;
      @*/
    public boolean isGlobal() {
        return global;
    }

    /**
     * The number of rows of this kind.
     *
     * @return C_1, or P - C_1
     */
    /*@ public normal_behavior
      @ ensures \result == (global ? population.globalSize : population.positions - population.globalSize);
      @ assignable \nothing;
      @*/
    public int rows() {
        return global ? population.globalSize() : population.positions() - population.globalSize();
    }

    /**
     * The number of other positions in the query's own area.
     *
     * @return C - 1, or C_1 - 1
     */
    /*@ public normal_behavior
      @ ensures \result == (global ? population.globalSize : population.localSize) - 1 && 0 <= \result;
      @ assignable \nothing;
      @*/
    public int ownOthers() {
        return (global ? population.globalSize() : population.localSize()) - 1;
    }

    /**
     * The number of positions in the global area if it is not the query's own.
     *
     * @return C_1, or 0
     */
    /*@ public normal_behavior
      @ ensures \result == (global ? 0 : population.globalSize) && 0 <= \result;
      @ assignable \nothing;
      @*/
    public int globals() {
        return global ? 0 : population.globalSize();
    }

    /**
     * The number of positions in other local areas.
     *
     * @return R = P - C - C_1, or P - C_1; 0 if there is no other local area
     */
    /*@ public normal_behavior
      @ ensures \result == population.positions - population.globalSize - (global ? 0 : population.localSize);
      @ ensures 0 <= \result;
      @ assignable \nothing;
      @*/
    public int rest() {
        return population.positions() - population.globalSize() - (global ? 0 : population.localSize());
    }

    /**
     * The number of unmasked positions.
     *
     * @return P - m
     */
    /*@ public normal_behavior
      @ ensures \result == population.positions - population.masked && 0 <= \result;
      @ assignable \nothing;
      @*/
    public int unmasked() {
        return population.positions() - population.masked();
    }

    /**
     * The latent of the query's own area.
     *
     * @return z_own
     */
    /*@ public normal_behavior
      @ ensures \result == (global ? population.globalLatent : population.localLatent);
      @ assignable \nothing;
      @*/
    public Dyadic ownLatent() {
        return global ? population.globalLatent() : population.localLatent();
    }
}
