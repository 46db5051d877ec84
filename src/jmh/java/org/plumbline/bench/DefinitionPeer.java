package org.plumbline.bench;

import java.math.BigInteger;
import java.util.List;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.definition.AttentionLayer;
import org.plumbline.reference.definition.Batch;
import org.plumbline.reference.definition.Contrastive;
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
    private final int features;

    DefinitionPeer(PeerInputs inputs, int digits) {
        this.inputs = inputs;
        this.positions = inputs.setting().positions();
        this.features = inputs.setting().positionIndex(0);
        this.precision = new Precision(digits);
        this.embedding = new Embedding(precision, inputs.setting());
        GridMatrix q = dense(inputs.state());
        this.layer = new AttentionLayer(embedding, q.lifted(precision));
        this.bound = new ErrorBound(embedding, q, PeerInputs.LARGEST_LATENT, inputs.masked().size());
    }

    /** Q on the standard basis: the coordinates are the rows of the positions, the others are 0. */
    private GridMatrix dense(GridMatrix state) {
        GridMatrix q = GridMatrix.zero(state.columns(), state.gridBits());
        BigInteger[] numerators = new BigInteger[q.rows() * q.columns()];
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                boolean position = i >= features;
                numerators[i * q.columns() + j] = position ? state.numerator(i - features, j) : q.numerator(i, j);
            }
        }
        return new GridMatrix(q.rows(), q.columns(), state.gridBits(), numerators);
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

    private Enclosure[][] enclosed(Matrix gradient, Apfloat error) {
        Enclosure[][] rows = new Enclosure[positions][gradient.columns()];
        for (int p = 0; p < positions; p++) {
            for (int c = 0; c < gradient.columns(); c++) {
                rows[p][c] = precision.enclose(gradient.get(features + p, c), error, SCALE);
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
