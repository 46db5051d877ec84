package org.plumbline.bench;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.AttentionLayer;
import org.plumbline.reference.definition.Batch;
import org.plumbline.reference.definition.Contrastive;
import org.plumbline.reference.definition.Correlations;
import org.plumbline.reference.definition.Embedding;
import org.plumbline.reference.definition.ErrorBound;
import org.plumbline.reference.definition.ForwardPass;
import org.plumbline.reference.definition.MaskedImage;
import org.plumbline.reference.definition.MaskedReconstruction;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * The definition level on the inputs of the peers, to check the others on a small case: v and e as [v - e, v + e].
 */
final class DefinitionPeer implements PeerLevel {

    private static final int SCALE = 256;

    private final PeerInputs inputs;
    private final Precision precision;
    private final Embedding embedding;
    private final AttentionLayer layer;
    private final ErrorBound bound;
    private final int positions;

    DefinitionPeer(PeerInputs inputs, int digits) {
        this.inputs = inputs;
        this.positions = inputs.setting().positions();
        this.precision = new Precision(digits);
        this.embedding = new Embedding(precision, inputs.setting());
        GridMatrix q = dense(inputs.setting(), inputs.state());
        this.layer = new AttentionLayer(embedding, q.lifted(precision));
        this.bound = new ErrorBound(embedding, q, PeerInputs.LARGEST_LATENT, inputs.masked().size());
    }

    /** The matrix {@code Q = sum_p e_p (sum Phi v + sum Upsilon e)^T}, exactly (lem:coordinates). */
    private static GridMatrix dense(Setting setting, GridMatrix state) {
        OrthonormalFamily family = setting.family();
        int side = family.dimension();
        BigInteger[] numerators = new BigInteger[side * side];
        Arrays.fill(numerators, BigInteger.ZERO);
        for (int p = 0; p < state.rows(); p++) {
            for (int j = 0; j < side; j++) {
                BigInteger entry = BigInteger.ZERO;
                for (int c = 0; c < state.columns(); c++) {
                    BigInteger factor = BigInteger.valueOf(family.numerator(c, j));
                    entry = entry.add(state.numerator(p, c).multiply(factor));
                }
                for (int i = 0; i < side; i++) {
                    BigInteger factor = BigInteger.valueOf(family.numerator(setting.positionIndex(p), i));
                    numerators[i * side + j] = numerators[i * side + j].add(entry.multiply(factor));
                }
            }
        }
        return new GridMatrix(side, side, state.gridBits() + 2 * family.scale(), numerators);
    }

    @Override
    public Enclosure[][] maeGradient() {
        List<MaskedDraw> draws = inputs.masked();
        Apfloat[][][] rows = new Apfloat[draws.size()][][];
        for (int b = 0; b < rows.length; b++) {
            MaskedImage x = new MaskedImage(embedding, draws.get(b).image(), draws.get(b).mask());
            rows[b] = MaskedReconstruction.maeNegativeGradient(ForwardPass.ofMasked(layer, x));
        }
        return enclosed(Batch.negativeGradient(embedding, rows), bound.maeNegativeGradient(positions / 2));
    }

    @Override
    public Enclosure[][] clGradient() {
        List<ContrastiveDraw> draws = inputs.contrastive();
        Apfloat[][][] rows = new Apfloat[draws.size()][][];
        for (int b = 0; b < rows.length; b++) {
            ContrastiveDraw draw = draws.get(b);
            Apfloat[][] stopped = new Apfloat[1 + draw.negatives().length][];
            stopped[0] = representation(draw.image(), draw.second());
            for (int s = 1; s < stopped.length; s++) {
                stopped[s] = representation(draw.negatives()[s - 1].image(), draw.negatives()[s - 1].mask());
            }
            ForwardPass anchor = ForwardPass.ofAll(layer, new MaskedImage(embedding, draw.image(), draw.first()));
            rows[b] = Contrastive.clNegativeGradient(anchor, stopped, precision.of(PeerInputs.TAU));
        }
        Apfloat error = bound.clNegativeGradient(PeerInputs.NEGATIVES, PeerInputs.TAU);
        return enclosed(Batch.negativeGradient(embedding, rows), error);
    }

    private Apfloat[] representation(Image image, Mask mask) {
        return Contrastive.clRepresentation(ForwardPass.ofAll(layer, new MaskedImage(embedding, image, mask)));
    }

    /** The coordinates e_p^T G v and e_p^T G e, with what reading them off adds (proofs-notes/error-bound.md). */
    private Enclosure[][] enclosed(Matrix gradient, Apfloat entryError) {
        int d = embedding.dimension();
        Apfloat moved = precision.multiply(entryError, precision.of(d));
        // the Frobenius norm of the exact gradient is at most 2 sqrt(m) U^2 (1 + U) for MAE and less for CL
        Apfloat norm = precision.add(moved, precision.of(8L * positions));
        Apfloat read = precision.multiply(precision.multiply(precision.of(3L * d + 10), precision.unit()), norm);
        Apfloat error = precision.add(moved, read);
        Enclosure[][] rows = new Enclosure[positions][inputs.state().columns()];
        for (int p = 0; p < positions; p++) {
            int c = 0;
            for (int k = 0; k < inputs.setting().clusters(); k++) {
                for (int j = 0; j < inputs.setting().partition(k).areas(); j++, c++) {
                    Apfloat alpha = Correlations.featurePosition(embedding, gradient, p, k, j);
                    rows[p][c] = precision.enclose(alpha, error, SCALE);
                }
            }
            for (int q = 0; q < positions; q++, c++) {
                Apfloat beta = Correlations.positionPosition(embedding, gradient, p, q);
                rows[p][c] = precision.enclose(beta, error, SCALE);
            }
        }
        return rows;
    }

    @Override
    public Object multiply(long i) {
        throw new UnsupportedOperationException("the definition level is here to be compared, not to be timed");
    }

    @Override
    public Object exp(long i) {
        return multiply(i);
    }

    @Override
    public Object softmax() {
        return multiply(0);
    }
}
