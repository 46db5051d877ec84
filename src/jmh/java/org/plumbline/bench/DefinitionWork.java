package org.plumbline.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.AttentionLayer;
import org.plumbline.reference.definition.Batch;
import org.plumbline.reference.definition.Contrastive;
import org.plumbline.reference.definition.Descent;
import org.plumbline.reference.definition.Embedding;
import org.plumbline.reference.definition.ErrorBound;
import org.plumbline.reference.definition.ForwardPass;
import org.plumbline.reference.definition.MaskedImage;
import org.plumbline.reference.definition.MaskedReconstruction;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Stream;
import org.plumbline.sampling.Streams.Purpose;

/**
 * What is timed and counted at the definition level: K = 2 clusters of one global area of P/2 positions and four local
 * ones, half of the positions masked, latents in [3/4, 5/4], four negatives, the standard basis, and a Q without zeros.
 */
public final class DefinitionWork {

    /** The images or samples of a step. */
    public static final int BATCH = 16;

    private static final long SEED = 1;
    private static final int CLUSTERS = 2;
    private static final int LOCAL_AREAS = 4;
    private static final int NEGATIVES = 4;
    private static final int GRID_BITS = 64;
    private static final Dyadic QUARTER = Dyadic.of(BigInteger.ONE, 2);

    private final Precision precision;
    private final Setting setting;
    private final GridMatrix q;
    private final Embedding embedding;
    private final AttentionLayer layer;
    private final List<MaskedDraw> masked = new ArrayList<>();
    private final List<ContrastiveDraw> contrastive = new ArrayList<>();
    private final LatentLaw law = new LatentLaw(QUARTER.times(Dyadic.of(3)), QUARTER.times(Dyadic.of(5)));
    private final MaskedImage first;

    /**
     * The inputs of one size, the same in every run.
     *
     * @param positions P, a multiple of 8 or 36
     * @param digits the target digits
     */
    public DefinitionWork(int positions, int digits) {
        precision = new Precision(digits);
        Sampler sampler = new Sampler(SEED);
        int[][] sizes = new int[CLUSTERS][];
        for (int k = 0; k < CLUSTERS; k++) {
            sizes[k] = sizes(positions);
        }
        int dimension = positions + CLUSTERS * (1 + LOCAL_AREAS);
        setting = new Setting(sampler.partitions(sizes), sampler.family(dimension, 0));
        for (int i = 0; i < BATCH; i++) {
            masked.add(sampler.masked(Purpose.MAE, 0, i, setting, law, positions / 2));
            contrastive.add(sampler.contrastive(Purpose.CL, 0, i, setting, law, positions / 2, NEGATIVES));
        }
        q = dense(dimension);
        embedding = new Embedding(precision, setting);
        layer = layer();
        first = masked(masked.get(0));
    }

    /** The global area takes half of the positions, the local ones share the rest. */
    private static int[] sizes(int positions) {
        int[] sizes = new int[1 + LOCAL_AREAS];
        sizes[0] = positions / 2;
        for (int j = 1; j <= LOCAL_AREAS; j++) {
            sizes[j] = (positions / 2 + j - 1) / LOCAL_AREAS;
        }
        return sizes;
    }

    /** Entries between -1 and 1 that use the whole grid. */
    private static GridMatrix dense(int side) {
        Stream stream = new Stream(SEED, 0);
        BigInteger[] numerators = new BigInteger[side * side];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.valueOf(stream.nextBits()).shiftLeft(1).setBit(0);
        }
        return new GridMatrix(side, side, GRID_BITS, numerators);
    }

    private AttentionLayer layer() {
        return new AttentionLayer(embedding, q.lifted(precision));
    }

    private MaskedImage masked(MaskedDraw draw) {
        return new MaskedImage(embedding, draw.image(), draw.mask());
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the precision
     */
    public Precision precision() {
        return precision;
    }

    /**
     * One row of attention of a layer and a masked image that are there already.
     *
     * @return P weights
     */
    public Apfloat[] attentionRow() {
        return layer.attention(0, first);
    }

    /**
     * The scores of {@link #attentionRow}, for its peer.
     *
     * @return P scores
     */
    public Apfloat[] scores() {
        Apfloat[] scores = new Apfloat[setting.positions()];
        for (int p = 0; p < scores.length; p++) {
            scores[p] = layer.score(0, p, first);
        }
        return scores;
    }

    /**
     * The negative gradient of MAE by Q, from the inputs.
     *
     * @param batch the number of images, at most {@link #BATCH}
     * @return d x d entries
     */
    public Matrix maeGradient(int batch) {
        AttentionLayer fresh = layer();
        Apfloat[][][] rows = new Apfloat[batch][][];
        for (int i = 0; i < batch; i++) {
            rows[i] = MaskedReconstruction.maeNegativeGradient(ForwardPass.ofMasked(fresh, masked(masked.get(i))));
        }
        return Batch.negativeGradient(embedding, rows);
    }

    /**
     * The negative gradient of CL by Q, from the inputs.
     *
     * @param batch the number of samples, at most {@link #BATCH}
     * @return d x d entries
     */
    public Matrix clGradient(int batch) {
        AttentionLayer fresh = layer();
        Apfloat[][][] rows = new Apfloat[batch][][];
        for (int i = 0; i < batch; i++) {
            ContrastiveDraw draw = contrastive.get(i);
            Apfloat[][] stopped = new Apfloat[1 + NEGATIVES][];
            stopped[0] = representation(fresh, draw.image(), draw.second());
            for (int s = 0; s < NEGATIVES; s++) {
                MaskedDraw negative = draw.negatives()[s];
                stopped[1 + s] = representation(fresh, negative.image(), negative.mask());
            }
            MaskedImage anchor = new MaskedImage(embedding, draw.image(), draw.first());
            rows[i] = Contrastive.clNegativeGradient(ForwardPass.ofAll(fresh, anchor), stopped, precision.of(1));
        }
        return Batch.negativeGradient(embedding, rows);
    }

    private Apfloat[] representation(AttentionLayer at, Image image, Mask mask) {
        return Contrastive.clRepresentation(ForwardPass.ofAll(at, new MaskedImage(embedding, image, mask)));
    }

    /**
     * One step of MAE on {@link #BATCH} images, rounded to the grid.
     *
     * @return the next Q, or null if its rounding is not decided
     */
    public GridMatrix maeStep() {
        Apfloat error = new ErrorBound(embedding, q, law.high(), BATCH).maeNegativeGradient(setting.positions() / 2);
        return Descent.descend(precision, q, maeGradient(BATCH), error, Dyadic.of(4));
    }

    /**
     * One step of CL on {@link #BATCH} samples, rounded to the grid.
     *
     * @return the next Q, or null if its rounding is not decided
     */
    public GridMatrix clStep() {
        Apfloat error = new ErrorBound(embedding, q, law.high(), BATCH).clNegativeGradient(NEGATIVES, Dyadic.ONE);
        return Descent.descend(precision, q, clGradient(BATCH), error, Dyadic.of(40));
    }
}
