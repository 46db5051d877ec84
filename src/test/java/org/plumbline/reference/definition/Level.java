package org.plumbline.reference.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/**
 * The definitions under test, applied to a small case at some precision: batch means of losses and gradients.
 */
public final class Level {

    public final SmallCase small;
    public final Precision precision;
    public final Embedding embedding;
    public final AttentionLayer layer;

    /** The definitions on a case at a number of digits. */
    public Level(SmallCase small, int digits) {
        this(small, new Precision(digits));
    }

    Level(SmallCase small, Precision precision) {
        this.small = small;
        this.precision = precision;
        this.embedding = new Embedding(precision, small.setting());
        this.layer = layer(small.q());
    }

    /** The same embedding with another Q. */
    AttentionLayer layer(GridMatrix q) {
        return new AttentionLayer(embedding, q.lifted(precision));
    }

    /** The error bounds of everything here. */
    public ErrorBound bound() {
        return new ErrorBound(embedding, small.q(), small.largestLatent(), small.masked().size());
    }

    BigDecimal maeLossError() {
        return Exactly.value(bound().maeLoss(small.maskSize()));
    }

    /** The bound of an entry of the MAE gradient. */
    public BigDecimal maeGradientError() {
        return Exactly.value(bound().maeNegativeGradient(small.maskSize()));
    }

    BigDecimal clLossError() {
        return Exactly.value(bound().clLoss(small.negatives(), small.tau()));
    }

    /** The bound of an entry of the CL gradient. */
    public BigDecimal clGradientError() {
        return Exactly.value(bound().clNegativeGradient(small.negatives(), small.tau()));
    }

    /** The exact a^T G b of two vectors of the family and a computed d x d matrix. */
    public BigDecimal between(int a, Matrix matrix, int b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns() && entry(a, i).signum() != 0; j++) {
                sum = sum.add(entry(a, i).multiply(Exactly.value(matrix.get(i, j))).multiply(entry(b, j)));
            }
        }
        return sum;
    }

    private BigDecimal entry(int vector, int l) {
        OrthonormalFamily family = small.setting().family();
        return Exactly.value(Dyadic.of(BigInteger.valueOf(family.numerator(vector, l)), family.scale()));
    }

    /** A sample as the definitions see it. */
    public MaskedImage view(Masked x) {
        return new MaskedImage(embedding, x.image(), x.mask());
    }

    /** The attention of every query on a sample. */
    public ForwardPass pass(Masked x) {
        return ForwardPass.ofAll(layer, view(x));
    }

    /** The mean MAE loss. */
    public Apfloat maeLoss() {
        return maeLoss(layer);
    }

    Apfloat maeLoss(AttentionLayer at) {
        List<Apfloat> losses = new ArrayList<>();
        for (Masked x : small.masked()) {
            losses.add(MaskedReconstruction.maeLoss(ForwardPass.ofMasked(at, view(x))));
        }
        return Batch.loss(precision, losses.toArray(new Apfloat[0]));
    }

    /** The negative gradient of the mean MAE loss. */
    public Matrix maeNegativeGradient() {
        List<Apfloat[][]> rows = new ArrayList<>();
        for (Masked x : small.masked()) {
            rows.add(MaskedReconstruction.maeNegativeGradient(ForwardPass.ofMasked(layer, view(x))));
        }
        return Batch.negativeGradient(embedding, rows.toArray(new Apfloat[0][][]));
    }

    /** The mean floor of the batch. */
    public Apfloat batchFloor() {
        List<Apfloat> floors = new ArrayList<>();
        for (Masked x : small.masked()) {
            floors.add(ReconstructionFloor.batchFloor(precision, view(x)));
        }
        return Batch.loss(precision, floors.toArray(new Apfloat[0]));
    }

    Apfloat tau() {
        return precision.of(small.tau());
    }

    /** The representation of a sample. */
    public Apfloat[] representation(AttentionLayer at, Masked x) {
        return Contrastive.clRepresentation(ForwardPass.ofAll(at, view(x)));
    }

    Apfloat[][] stopped(AttentionLayer at, Contrast sample) {
        List<Apfloat[]> stopped = new ArrayList<>();
        for (Masked x : sample.stopped()) {
            stopped.add(representation(at, x));
        }
        return stopped.toArray(new Apfloat[0][]);
    }

    /** The mean CL loss. */
    public Apfloat clLoss() {
        return clLoss(layer, layer);
    }

    /** The CL loss in which the first argument of Sim comes from one Q and the second from another. */
    Apfloat clLoss(AttentionLayer first, AttentionLayer second) {
        List<Apfloat> losses = new ArrayList<>();
        for (Contrast sample : small.contrasts()) {
            Apfloat[] anchor = representation(first, new Masked(sample.image(), sample.first()));
            losses.add(Contrastive.clLoss(precision, anchor, stopped(second, sample), tau()));
        }
        return Batch.loss(precision, losses.toArray(new Apfloat[0]));
    }

    Apfloat[][] clRows(Contrast sample) {
        ForwardPass anchor = pass(new Masked(sample.image(), sample.first()));
        return Contrastive.clNegativeGradient(anchor, stopped(layer, sample), tau());
    }

    /** The negative gradient of the mean CL loss. */
    public Matrix clNegativeGradient() {
        List<Apfloat[][]> rows = new ArrayList<>();
        for (Contrast sample : small.contrasts()) {
            rows.add(clRows(sample));
        }
        return Batch.negativeGradient(embedding, rows.toArray(new Apfloat[0][][]));
    }
}
