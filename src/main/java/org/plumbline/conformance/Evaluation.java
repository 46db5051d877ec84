package org.plumbline.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

import org.apfloat.Apfloat;
import org.plumbline.conformance.CaseInputs.Contrast;
import org.plumbline.conformance.CaseInputs.Forward;
import org.plumbline.conformance.CaseInputs.Reconstruction;
import org.plumbline.conformance.CaseInputs.Step;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.AttentionLayer;
import org.plumbline.reference.definition.Batch;
import org.plumbline.reference.definition.Contrastive;
import org.plumbline.reference.definition.Correlations;
import org.plumbline.reference.definition.Descent;
import org.plumbline.reference.definition.Embedding;
import org.plumbline.reference.definition.ErrorBound;
import org.plumbline.reference.definition.ForwardPass;
import org.plumbline.reference.definition.MaskedImage;
import org.plumbline.reference.definition.MaskedReconstruction;
import org.plumbline.reference.definition.ReconstructionFloor;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * The results of a case: what the definition level says, within its own error bound, rounded outward.
 */
public final class Evaluation {

    /** The digits that every published interval guarantees, relative to max(1, |v|). */
    public static final int GUARANTEED_DIGITS = 40;

    /** Target digits of the arithmetic: the bounds of cases this small cost some ten of them. */
    private static final Precision PRECISION = new Precision(60);

    /** Bits of the grid on which [v - e, v + e] is held before it is written in decimal. */
    private static final int BITS = 180;

    private static final BigDecimal WIDEST = BigDecimal.ONE.movePointLeft(GUARANTEED_DIGITS);

    private final CaseInputs inputs;
    private final Setting setting;
    private final Embedding embedding;
    private final AttentionLayer layer;
    private final ErrorBound bound;
    private final List<BoundedArray> results = new ArrayList<>();

    private Evaluation(CaseInputs inputs) {
        this.inputs = inputs;
        this.setting = inputs.setting();
        this.embedding = new Embedding(PRECISION, setting);
        this.layer = new AttentionLayer(embedding, inputs.q().lifted(PRECISION));
        this.bound = new ErrorBound(embedding, inputs.q(), largestLatent(inputs), samples(inputs));
    }

    private static int samples(CaseInputs inputs) {
        if (inputs instanceof Step step) {
            return step.gradient().samples();
        }
        return inputs instanceof CaseInputs.Batch batch ? batch.samples() : 1;
    }

    /**
     * All results of a case.
     *
     * @param inputs what the case is computed from
     * @return in the order of the file
     * @throws IllegalStateException if an interval is too wide for {@link #GUARANTEED_DIGITS}
     */
    public static List<BoundedArray> of(CaseInputs inputs) {
        Evaluation evaluation = new Evaluation(inputs);
        if (inputs instanceof Forward forward) {
            evaluation.forward(forward);
        } else if (inputs instanceof Reconstruction reconstruction) {
            evaluation.reconstruction(reconstruction);
        } else if (inputs instanceof Contrast contrast) {
            evaluation.contrast(contrast);
        } else if (inputs instanceof Step step) {
            evaluation.step(step);
        }
        return List.copyOf(evaluation.results);
    }

    private void forward(Forward forward) {
        int positions = setting.positions();
        MaskedImage x = masked(forward.image());
        ForwardPass pass = ForwardPass.ofAll(layer, x);
        Matrix q = inputs.q().lifted(PRECISION);
        int areas = x.partition().areas();
        add("score", "def:score", List.of("query p", "key q"), positions, positions, (p, r) -> layer.score(p, r, x),
                bound.score());
        add("attention", "def:attention", List.of("query p", "key q"), positions, positions,
                (p, r) -> pass.attention(p)[r], bound.attention());
        add("areaAttention", "def:area-attention", List.of("query p", "area j of the image's cluster"), positions,
                areas, (p, j) -> pass.areaAttention(p)[j], bound.areaAttention());
        add("output", "def:output", List.of("query p", "coordinate"), positions, embedding.dimension(),
                (p, i) -> pass.output(p)[i], bound.output());
        int[][] features = features();
        add("phi", "def:correlations", List.of("position p", "feature, cluster by cluster"), positions,
                features.length, (p, f) -> Correlations.featurePosition(embedding, q, p, features[f][0],
                        features[f][1]),
                bound.correlation());
        add("upsilon", "def:correlations", List.of("position p", "position q"), positions, positions,
                (p, r) -> Correlations.positionPosition(embedding, q, p, r), bound.correlation());
    }

    private void reconstruction(Reconstruction batch) {
        int samples = batch.samples();
        int maskSize = batch.batch().get(0).mask().size();
        Apfloat[] losses = new Apfloat[samples];
        Apfloat[] floors = new Apfloat[samples];
        for (int b = 0; b < samples; b++) {
            MaskedImage x = masked(batch.batch().get(b));
            losses[b] = MaskedReconstruction.maeLoss(ForwardPass.ofMasked(layer, x));
            floors[b] = ReconstructionFloor.batchFloor(PRECISION, x);
        }
        Apfloat floor = Batch.loss(PRECISION, floors);
        add("loss", "def:mae-loss", Batch.loss(PRECISION, losses), bound.maeLoss(maskSize));
        add("lossFloor", "lem:batch-floor", floor, bound.floor(floor, maskSize * samples));
        addGradient("lem:mae-gradient", negativeGradient(batch), gradientError(batch));
    }

    private void contrast(Contrast batch) {
        int samples = batch.samples();
        int negatives = batch.batch().get(0).negatives().length;
        Apfloat[] losses = new Apfloat[samples];
        Apfloat[][] similarities = new Apfloat[samples][negatives + 1];
        Apfloat tau = PRECISION.of(batch.tau());
        for (int b = 0; b < samples; b++) {
            ContrastiveDraw sample = batch.batch().get(b);
            Apfloat[] anchor = Contrastive.clRepresentation(anchor(sample));
            Apfloat[][] stopped = stopped(sample);
            losses[b] = Contrastive.clLoss(PRECISION, anchor, stopped, tau);
            for (int s = 0; s <= negatives; s++) {
                similarities[b][s] = Contrastive.similarity(PRECISION, anchor, stopped[s]);
            }
        }
        add("similarity", "def:similarity", List.of("sample", "X++, then the negatives"), samples, negatives + 1,
                (b, s) -> similarities[b][s], bound.similarity());
        add("loss", "def:cl-loss", Batch.loss(PRECISION, losses), bound.clLoss(negatives, batch.tau()));
        addGradient("lem:cl-gradient", negativeGradient(batch), gradientError(batch));
    }

    private void step(Step step) {
        Matrix gradient = negativeGradient(step.gradient());
        Apfloat error = gradientError(step.gradient());
        GridMatrix q = step.q();
        int side = q.rows();
        List<Interval> unrounded = new ArrayList<>();
        List<Interval> rounded = new ArrayList<>();
        GridMatrix next = Descent.descend(PRECISION, q, gradient, error, step.eta());
        if (next == null) {
            throw new IllegalStateException("a rounding to 2^-" + q.gridBits() + " needs more digits");
        }
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                Enclosure slope = PRECISION.enclose(gradient.get(i, j), error, BITS);
                Dyadic low = q.get(i, j).plus(step.eta().times(slope.lower()));
                Dyadic high = q.get(i, j).plus(step.eta().times(slope.upper()));
                int scale = Math.max(low.scale(), high.scale());
                unrounded.add(Interval.outward(Enclosure.of(low.numeratorAt(scale), high.numeratorAt(scale), scale)));
                rounded.add(Interval.exactly(next.get(i, j)));
            }
        }
        List<String> axes = List.of("row of Q", "column of Q");
        add(new BoundedArray("unroundedQ", "def:gd", axes, List.of(side, side), unrounded));
        add(new BoundedArray("nextQ", "def:rounded-descent", axes, List.of(side, side), rounded));
    }

    private Matrix negativeGradient(CaseInputs.Batch batch) {
        Apfloat[][][] rows = new Apfloat[batch.samples()][][];
        for (int b = 0; b < rows.length; b++) {
            if (batch instanceof Reconstruction mae) {
                MaskedImage x = masked(mae.batch().get(b));
                rows[b] = MaskedReconstruction.maeNegativeGradient(ForwardPass.ofMasked(layer, x));
            } else if (batch instanceof Contrast cl) {
                ContrastiveDraw sample = cl.batch().get(b);
                rows[b] = Contrastive.clNegativeGradient(anchor(sample), stopped(sample), PRECISION.of(cl.tau()));
            }
        }
        return Batch.negativeGradient(embedding, rows);
    }

    private Apfloat gradientError(CaseInputs.Batch batch) {
        if (batch instanceof Contrast cl) {
            return bound.clNegativeGradient(cl.batch().get(0).negatives().length, cl.tau());
        }
        return bound.maeNegativeGradient(batch.images().findFirst().orElseThrow().mask().size());
    }

    private MaskedImage masked(MaskedDraw draw) {
        return new MaskedImage(embedding, draw.image(), draw.mask());
    }

    private ForwardPass anchor(ContrastiveDraw sample) {
        return ForwardPass.ofAll(layer, new MaskedImage(embedding, sample.image(), sample.first()));
    }

    /** F(X++) first, then F of each negative. */
    private Apfloat[][] stopped(ContrastiveDraw sample) {
        Apfloat[][] stopped = new Apfloat[sample.negatives().length + 1][];
        MaskedImage second = new MaskedImage(embedding, sample.image(), sample.second());
        stopped[0] = Contrastive.clRepresentation(ForwardPass.ofAll(layer, second));
        for (int s = 1; s < stopped.length; s++) {
            MaskedImage negative = masked(sample.negatives()[s - 1]);
            stopped[s] = Contrastive.clRepresentation(ForwardPass.ofAll(layer, negative));
        }
        return stopped;
    }

    /** Cluster and area of every feature. */
    private int[][] features() {
        List<int[]> features = new ArrayList<>();
        for (int k = 0; k < setting.clusters(); k++) {
            for (int j = 0; j < setting.partition(k).areas(); j++) {
                features.add(new int[] {k, j});
            }
        }
        return features.toArray(int[][]::new);
    }

    private static Dyadic largestLatent(CaseInputs inputs) {
        List<Dyadic> latents = new ArrayList<>();
        inputs.images().forEach(draw -> {
            for (int j = 0; j < draw.image().areas(); j++) {
                latents.add(draw.image().latent(j));
            }
        });
        return Collections.max(latents, Dyadic::compareTo);
    }

    private void add(String name, String claim, Apfloat value, Apfloat error) {
        add(new BoundedArray(name, claim, List.of(), List.of(), List.of(interval(value, error))));
    }

    private void addGradient(String claim, Matrix gradient, Apfloat error) {
        add("negativeGradient", claim, List.of("row of Q", "column of Q"), gradient.rows(), gradient.columns(),
                gradient::get, error);
    }

    private void add(String name, String claim, List<String> axes, int rows, int columns,
            BiFunction<Integer, Integer, Apfloat> value, Apfloat error) {
        List<Interval> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                entries.add(interval(value.apply(i, j), error));
            }
        }
        add(new BoundedArray(name, claim, axes, List.of(rows, columns), entries));
    }

    private void add(BoundedArray result) {
        for (Interval entry : result.entries()) {
            BigDecimal size = entry.magnitude().max(BigDecimal.ONE);
            if (entry.hi().subtract(entry.lo()).compareTo(WIDEST.multiply(size)) > 0) {
                throw new IllegalStateException(result.name() + ": " + entry + " is too wide");
            }
        }
        results.add(result);
    }

    private static Interval interval(Apfloat value, Apfloat error) {
        return Interval.outward(PRECISION.enclose(value, error, BITS));
    }
}
