package org.plumbline.reference.population;

import org.plumbline.reference.number.Dyadic;

/**
 * The setting of lem:lumping: one cluster, a global area, local areas of one size, constant latents, and all masks of
 * one size, each as likely as any other (def:partition, def:mask).
 */
public final class Population {

    /** The largest number of positions: products of two counts then fit a long. */
    public static final int MAX_POSITIONS = 1 << 30;

    /*@ spec_public @*/ private final int positions;
    /*@ spec_public @*/ private final int masked;
    /*@ spec_public @*/ private final int globalSize;
    /*@ spec_public @*/ private final int localSize;
    /*@ spec_public @*/ private final Dyadic globalLatent;
    /*@ spec_public @*/ private final Dyadic localLatent;

    /*@ public invariant 1 <= globalSize && 1 <= localSize && localSize <= positions - globalSize;
      @ public invariant 1 <= masked && masked <= positions && positions <= MAX_POSITIONS;
      @*/

    /**
     * A population.
     *
     * @param positions the number of positions P
     * @param masked the size m of a mask, from 1 to P
     * @param globalSize the size C_1 of the global area
     * @param localSize the size C of every local area; P - C_1 is a positive multiple of it
     * @param globalLatent z of the global area, positive
     * @param localLatent z of the local areas, positive
     * @throws IllegalArgumentException if the sizes do not make a partition or a latent is not positive
     */
    /*@ public normal_behavior
      @ requires 1 <= globalSize && 1 <= localSize && globalSize < positions && positions <= MAX_POSITIONS;
      @ requires localSize <= positions - globalSize && (positions - globalSize) % localSize == 0;
      @ requires 1 <= masked && masked <= positions && globalLatent != null && localLatent != null;
      @ requires globalLatent.numerator.value > 0 && localLatent.numerator.value > 0;
      @ ensures this.positions == positions && this.masked == masked;
      @ ensures this.globalSize == globalSize && this.localSize == localSize;
      @ ensures this.globalLatent == globalLatent && this.localLatent == localLatent;
      @ assignable \nothing;
      @*/
    public Population(int positions, int masked, int globalSize, int localSize, Dyadic globalLatent,
            Dyadic localLatent) {
        if (positions > MAX_POSITIONS || globalSize < 1 || localSize < 1 || globalSize >= positions
                || (positions - globalSize) % localSize != 0) {
            throw new IllegalArgumentException("a global area of " + globalSize + " and local areas of " + localSize
                    + " do not make a partition of " + positions + " positions");
        }
        if (masked < 1 || masked > positions) {
            throw new IllegalArgumentException("masks of " + masked + " are not in 1.." + positions);
        }
        if (globalLatent.signum() <= 0 || localLatent.signum() <= 0) {
            throw new IllegalArgumentException("latents are positive");
        }
        this.positions = positions;
        this.masked = masked;
        this.globalSize = globalSize;
        this.localSize = localSize;
        this.globalLatent = globalLatent;
        this.localLatent = localLatent;
    }

    /**
     * The number of positions.
     *
     * @return P
     */
    /*@ public normal_behavior
      @ ensures \result == positions;
      @ assignable \nothing;
      @*/
    public int positions() {
        return positions;
    }

    /**
     * The number of masked positions.
     *
     * @return m
     */
    /*@ public normal_behavior
      @ ensures \result == masked;
      @ assignable \nothing;
      @*/
    public int masked() {
        return masked;
    }

    /**
     * The size of the global area.
     *
     * @return C_1
     */
    /*@ public normal_behavior
      @ ensures \result == globalSize;
      @ assignable \nothing;
      @*/
    public int globalSize() {
        return globalSize;
    }

    /**
     * The size of a local area.
     *
     * @return C
     */
    /*@ public normal_behavior
      @ ensures \result == localSize;
      @ assignable \nothing;
      @*/
    public int localSize() {
        return localSize;
    }

    /**
     * The latent of the global area.
     *
     * @return z_global
     */
    /*@ public normal_behavior
      @ ensures \result == globalLatent;
      @ assignable \nothing;
      @*/
    public Dyadic globalLatent() {
        return globalLatent;
    }

    /**
     * The latent of the local areas.
     *
     * @return z_local
     */
    /*@ public normal_behavior
      @ ensures \result == localLatent;
      @ assignable \nothing;
      @*/
    public Dyadic localLatent() {
        return localLatent;
    }

    /**
     * The rows of the positions in a local area.
     *
     * @return their kind
     */
    /*@ public normal_behavior
      @ ensures \result != null && \fresh(\result) && \result.population == this && !\result.global;
      @ assignable \nothing;
      @*/
    public RowKind localRow() {
        return new RowKind(this, false);
    }

    /**
     * The rows of the positions in the global area.
     *
     * @return their kind
     */
    /*@ public normal_behavior
      @ ensures \result != null && \fresh(\result) && \result.population == this && \result.global;
      @ assignable \nothing;
      @*/
    public RowKind globalRow() {
        return new RowKind(this, true);
    }
}
