package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;

/**
 * The transformer applied to one masked image: the attention that its loss, gradient and statistics share.
 */
public final class CoordinatePass {

    /*@ spec_public @*/ private final CoordinateLayer layer;
    /*@ spec_public @*/ private final Shares view;
    /*@ spec_public nullable @*/ private final AttentionRow[] rows;

    /*@ public invariant rows != null && \invariant_for(layer) && \invariant_for(view);
      @ public invariant view.shareOf.length == layer.coordinates.state.rows;
      @ public invariant 0 <= view.sample.image.cluster;
      @ public invariant view.sample.image.cluster < layer.coordinates.setting.partitions.length;
      @*/

    private CoordinatePass(CoordinateLayer layer, Shares view, AttentionRow[] rows) {
        this.layer = layer;
        this.view = view;
        this.rows = rows;
    }

    private static /*@ helper @*/ Shares view(CoordinateLayer layer, MaskedSample x) {
        return new Shares(layer.coordinates().setting().partition(x.image().cluster()), x);
    }

    /**
     * The attention of every query, as CL needs it; one row if all queries have the same (lem:cl-identical-rows).
     *
     * @param layer the transformer
     * @param x the masked image, whose latents have scales that with the bits of the grid add up to at most
     *            {@link Dyadic#MAX_SCALE}
     * @return the pass
     * @throws ArithmeticException if the working scale is so coarse that the total of a row may be 0
     */
    /*@ public behavior
      @ requires layer != null && x != null && \invariant_for(layer);
      @ requires \invariant_for(x.image) && \invariant_for(x.mask);
      @ requires x.mask.masked.length == layer.coordinates.state.rows;
      @ requires 0 <= x.image.cluster && x.image.cluster < layer.coordinates.setting.partitions.length;
      @ requires x.image.latents.length == layer.coordinates.setting.partitions[x.image.cluster].areas;
      @ requires (\forall int j; 0 <= j && j < x.image.latents.length;
      @             2 * x.image.latents[j].scale < Dyadic.MAX_SCALE
      @                 && x.image.latents[j].scale + layer.coordinates.state.gridBits <= Dyadic.MAX_SCALE);
      @ ensures \result != null && \fresh(\result) && \result.layer == layer && \result.view.sample == x;
      @ ensures \result.view.areas == layer.coordinates.setting.partitions[x.image.cluster].areas;
      @ ensures \result.rows.length == layer.positionFloors.length;
      @ ensures (\forall int p; 0 <= p && p < \result.rows.length; \result.rows[p] != null);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static CoordinatePass ofAll(CoordinateLayer layer, MaskedSample x) {
        Shares view = view(layer, x);
        AttentionRow[] rows = new AttentionRow[layer.distinctQueries()];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = new AttentionRow(layer, p, view);
        }
        return new CoordinatePass(layer, view, rows);
    }

    /**
     * The attention of the masked queries, the only ones in MAE's loss.
     *
     * @param layer the transformer
     * @param x the masked image, whose latents have scales that with the bits of the grid add up to at most
     *            {@link Dyadic#MAX_SCALE}
     * @return the pass
     * @throws ArithmeticException if the working scale is so coarse that the total of a row may be 0
     */
    /*@ public behavior
      @ requires layer != null && x != null && \invariant_for(layer);
      @ requires \invariant_for(x.image) && \invariant_for(x.mask);
      @ requires x.mask.masked.length == layer.coordinates.state.rows;
      @ requires 0 <= x.image.cluster && x.image.cluster < layer.coordinates.setting.partitions.length;
      @ requires x.image.latents.length == layer.coordinates.setting.partitions[x.image.cluster].areas;
      @ requires (\forall int j; 0 <= j && j < x.image.latents.length;
      @             2 * x.image.latents[j].scale < Dyadic.MAX_SCALE
      @                 && x.image.latents[j].scale + layer.coordinates.state.gridBits <= Dyadic.MAX_SCALE);
      @ ensures \result != null && \fresh(\result) && \result.layer == layer && \result.view.sample == x;
      @ ensures \result.view.areas == layer.coordinates.setting.partitions[x.image.cluster].areas;
      @ ensures \result.rows.length == layer.coordinates.state.rows;
      @ ensures (\forall int p; 0 <= p && p < \result.rows.length; x.mask.masked[p] <==> \result.rows[p] != null);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static CoordinatePass ofMasked(CoordinateLayer layer, MaskedSample x) {
        Shares view = view(layer, x);
        AttentionRow[] rows = new AttentionRow[layer.positions()];
        AttentionRow common = layer.distinctQueries() == 1 ? new AttentionRow(layer, 0, view) : null;
        for (int p = 0; p < rows.length; p++) {
            if (x.mask().isMasked(p)) {
                rows[p] = common == null ? new AttentionRow(layer, p, view) : common;
            }
        }
        return new CoordinatePass(layer, view, rows);
    }

    /**
     * The transformer.
     *
     * @return the layer
     */
    /*@ public normal_behavior
      @ ensures \result == layer;
      @ assignable \nothing;
      @*/
    public CoordinateLayer layer() {
        return layer;
    }

    /**
     * What the transformer was applied to.
     *
     * @return the masked image
     */
    /*@ public normal_behavior
      @ ensures \result == view.sample;
      @ assignable \nothing;
      @*/
    public MaskedSample input() {
        return view.sample();
    }

    /**
     * The shares of the masked image.
     *
     * @return the shares
     */
    /*@ public normal_behavior
      @ ensures \result == view;
      @ assignable \nothing;
      @*/
    public Shares view() {
        return view;
    }

    /**
     * The partition of the image's cluster.
     *
     * @return the areas
     */
    /*@ public normal_behavior
      @ ensures \result == layer.coordinates.setting.partitions[view.sample.image.cluster];
      @ assignable \nothing;
      @*/
    public Partition partition() {
        return layer.coordinates().setting().partition(view.sample().image().cluster());
    }

    /**
     * The number of rows: P, or 1 if one row stands for all queries.
     *
     * @return the number of rows
     */
    /*@ public normal_behavior
      @ ensures \result == rows.length;
      @ assignable \nothing;
      @*/
    public int rows() {
        return rows.length;
    }

    /**
     * The attention of a query.
     *
     * @param p a position that this pass holds, 0 if one row stands for all
     * @return its row
     */
    /*@ public normal_behavior
      @ requires rows != null && 0 <= p && p < rows.length && rows[p] != null;
      @ ensures \result == rows[p];
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires rows != null && 0 <= p && p < rows.length && rows[p] == null;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public /*@ pure helper @*/ AttentionRow row(int p) {
        if (rows[p] == null) {
            throw notHeld(p);
        }
        return rows[p];
    }

    /*@ private normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ IllegalArgumentException notHeld(int p) {
        return new IllegalArgumentException("position " + p + " is unmasked and this pass holds masked queries only");
    }
}
