package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Look;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.coordinates.AttentionRow;
import org.plumbline.reference.coordinates.BatchObjective;
import org.plumbline.reference.coordinates.ContrastiveBatch;
import org.plumbline.reference.coordinates.ContrastiveSample;
import org.plumbline.reference.coordinates.CoordinateContrast;
import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.CoordinatePass;
import org.plumbline.reference.coordinates.CoordinateReconstruction;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.coordinates.ReconstructionBatch;
import org.plumbline.reference.coordinates.Representation;
import org.plumbline.reference.coordinates.Shares;
import org.plumbline.reference.coordinates.WorkingScale;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * The results of a case at level 2, in enclosures: what is published.
 *
 * <p>A dense Q is projected onto (Phi, Upsilon), which is all that scores, losses and gradients see of it; the gradient
 * by Q lies in the span of the coordinates and is expanded back (lem:coordinates). So every result exists at this level
 * for any Q, inside the span or not.
 */
final class CoordinateResults {

    /** Digits after the point that intervals are computed to; more than are published. */
    private static final int DIGITS = 48;

    /** Bits below the grid in which the step of a dense Q is known before it is rounded. */
    private static final int ROUNDING_BITS = 160;

    private final Setting setting;
    private final Results results;

    private CoordinateResults(Topic topic, Setting setting) {
        this.setting = setting;
        this.results = new Results(topic);
    }

    /** All results of a case that are not drawn from a seed, in the order of the file. */
    static List<BoundedArray> of(VectorCase vectorCase) {
        CaseInputs inputs = vectorCase.inputs();
        CoordinateResults at = new CoordinateResults(vectorCase.topic(), inputs.setting());
        if (inputs instanceof Look look) {
            at.look(look.image());
        } else if (inputs instanceof Forward forward) {
            at.forward(vectorCase.topic(), forward);
        } else if (inputs instanceof Reconstruction reconstruction) {
            at.reconstruction(reconstruction);
        } else if (inputs instanceof Contrast contrast) {
            at.contrast(contrast);
        } else if (inputs instanceof Training training) {
            at.training(training);
        }
        return at.results.list();
    }

    private void look(MaskedDraw draw) {
        int d = setting.family().dimension();
        results.add("patches", setting.positions(), d, (p, i) -> Enclosure.of(patch(draw, p, i)));
        results.add("visible", setting.positions(), d,
                (p, i) -> draw.mask().isMasked(p) ? Enclosure.of(0) : Enclosure.of(patch(draw, p, i)));
    }

    private Dyadic patch(MaskedDraw draw, int p, int i) {
        int k = draw.image().cluster();
        int area = setting.partition(k).areaOf(p);
        return draw.image().latent(area).times(entry(setting.featureIndex(k, area), i));
    }

    private Dyadic entry(int vector, int i) {
        OrthonormalFamily family = setting.family();
        return Dyadic.of(BigInteger.valueOf(family.numerator(vector, i)), family.scale());
    }

    private void forward(Topic topic, Forward forward) {
        Coordinates at = Projection.project(setting, forward.q());
        MaskedSample x = sample(forward.image());
        Dyadic latent = largest(forward);
        int positions = setting.positions();
        int features = setting.positionIndex(0);
        if (topic == Topic.SCORES) {
            CoordinateLayer layer = new CoordinateLayer(at, new EnclosureMath(1));
            results.add("score", positions, positions, (p, q) -> Enclosure.of(layer.score(p, q, x)));
            results.add("phi", positions, features, (p, f) -> Enclosure.of(at.state().get(p, f)));
            results.add("upsilon", positions, positions, (p, q) -> Enclosure.of(at.state().get(p, features + q)));
        } else if (topic == Topic.ATTENTION) {
            Enclosure[][] attention =
                    guaranteed(at, latent, layer -> rows(layer, x, positions, AttentionRow::attention));
            results.add("attention", positions, positions, (p, q) -> attention[p][q]);
        } else if (topic == Topic.AREA_ATTENTION) {
            int areas = setting.partition(forward.image().image().cluster()).areas();
            Enclosure[][] area = guaranteed(at, latent, layer -> rows(layer, x, areas, AttentionRow::areaAttention));
            results.add("areaAttention", positions, areas, (p, j) -> area[p][j]);
        } else {
            outputs(at, forward.image(), latent);
        }
    }

    private void outputs(Coordinates at, MaskedDraw draw, Dyadic latent) {
        int k = draw.image().cluster();
        int areas = setting.partition(k).areas();
        int d = setting.family().dimension();
        MaskedSample x = sample(draw);
        Enclosure[][] area = guaranteed(at, latent, layer -> rows(layer, x, areas,
                (row, j) -> layer.math().times(Enclosure.of(draw.image().latent(j)), row.areaAttention(j))));
        Enclosure[][] mean = guaranteed(at, latent, layer -> {
            Representation of = Representation.clRepresentation(CoordinatePass.ofAll(layer, x));
            Enclosure[] entries = new Enclosure[areas];
            Arrays.setAll(entries, of::entry);
            return new Enclosure[][] {entries};
        });
        results.add("output", setting.positions(), d, (p, i) -> onFeatures(k, area[p], i));
        results.add("representation", d, i -> onFeatures(k, mean[0], i));
    }

    /** Coordinate i of {@code sum_j entries_j v_{k,j}}. */
    private Enclosure onFeatures(int k, Enclosure[] entries, int i) {
        Enclosure sum = Enclosure.of(0);
        for (int j = 0; j < entries.length; j++) {
            Dyadic feature = entry(setting.featureIndex(k, j), i);
            Enclosure term = entries[j].times(feature.numerator());
            sum = sum.plus(Enclosure.of(term.lo(), term.hi(), term.scale() + feature.scale()));
        }
        return sum;
    }

    private interface Entry {
        Enclosure of(AttentionRow row, int column);
    }

    private Enclosure[][] rows(CoordinateLayer layer, MaskedSample x, int columns, Entry entry) {
        Shares view = new Shares(setting.partition(x.image().cluster()), x);
        Enclosure[][] rows = new Enclosure[setting.positions()][columns];
        for (int p = 0; p < rows.length; p++) {
            AttentionRow row = new AttentionRow(layer, p, view);
            for (int c = 0; c < columns; c++) {
                rows[p][c] = entry.of(row, c);
            }
        }
        return rows;
    }

    private void reconstruction(Reconstruction batch) {
        Coordinates at = Projection.project(setting, batch.q());
        BatchObjective objective = objective(batch);
        Dyadic floors = Dyadic.ZERO;
        for (MaskedDraw draw : batch.batch()) {
            Shares view = new Shares(setting.partition(draw.image().cluster()), sample(draw));
            floors = floors.plus(CoordinateReconstruction.batchFloor(view));
        }
        results.add("loss", Guaranteed.loss(at, objective, DIGITS));
        EnclosureMath math = new EnclosureMath(WorkingScale.bits(DIGITS));
        results.add("lossFloor", mean(math, floors, batch.samples()));
        addGradient(at, objective);
    }

    /** A mean of dyadic numbers, a point where it can be one. */
    private static Enclosure mean(EnclosureMath math, Dyadic sum, int samples) {
        if (Integer.bitCount(samples) == 1) {
            return Enclosure.of(sum.times(Dyadic.of(BigInteger.ONE, Integer.numberOfTrailingZeros(samples))));
        }
        return sum.signum() == 0 ? Enclosure.of(0) : math.divide(Enclosure.of(sum), Enclosure.of(samples));
    }

    private void contrast(Contrast batch) {
        Coordinates at = Projection.project(setting, batch.q());
        BatchObjective objective = objective(batch);
        Enclosure[][] similarities = guaranteed(at, objective.largestLatent(), layer -> {
            Enclosure[][] rows = new Enclosure[batch.samples()][];
            for (int b = 0; b < rows.length; b++) {
                ContrastiveSample sample = sample(batch.batch().get(b));
                Representation anchor = Representation.clRepresentation(CoordinatePass.ofAll(layer, sample.anchor()));
                rows[b] = Arrays.stream(ContrastiveBatch.stopped(layer, sample))
                        .map(other -> CoordinateContrast.similarity(layer.math(), anchor, other))
                        .toArray(Enclosure[]::new);
            }
            return rows;
        });
        results.add("similarity", batch.samples(), similarities[0].length, (b, s) -> similarities[b][s]);
        results.add("loss", Guaranteed.loss(at, objective, DIGITS));
        addGradient(at, objective);
    }

    private void addGradient(Coordinates at, BatchObjective objective) {
        Enclosure[][] rows = Guaranteed.negativeGradient(at, objective, DIGITS);
        Enclosure[][] gradient = Projection.expand(setting, rows);
        results.add("negativeGradient", gradient.length, gradient.length, (i, j) -> gradient[i][j]);
    }

    private void training(Training training) {
        if (training.inCoordinates()) {
            trajectory(training);
            return;
        }
        GridMatrix q = training.q();
        Enclosure[][] unrounded = null;
        for (int t = 0; t < training.steps(); t++) {
            Coordinates at = Projection.project(setting, q);
            BatchObjective objective = objective(training.batch(t, q));
            int scale = WorkingScale.of(at, objective.largestLatent(), q.gridBits() + ROUNDING_BITS);
            Enclosure[][] rows = objective.negativeGradient(new CoordinateLayer(at, new EnclosureMath(scale)));
            unrounded = Results.moved(q, Projection.expand(setting, rows), training.eta());
            q = Results.nearest(unrounded, q.gridBits(), false);
        }
        results.addTraining(unrounded, q);
    }

    private void trajectory(Training training) {
        Coordinates at = Results.onGrid(Projection.project(setting, training.q()), training.q().gridBits());
        for (int t = 0; t < training.steps(); t++) {
            BatchObjective objective = objective(training.batch(t, training.q()));
            at = Guaranteed.descend(at, objective, training.eta());
            if (training.checkpoints().contains(t + 1)) {
                results.addState(at, Guaranteed.loss(at, objective, DIGITS));
            }
        }
        results.addTrajectory(setting, training.checkpoints().size());
    }

    /** Computes with more bits until every entry is narrow enough. */
    private static Enclosure[][] guaranteed(Coordinates at, Dyadic latent,
            Function<CoordinateLayer, Enclosure[][]> entries) {
        int bits = WorkingScale.bits(DIGITS);
        for (int scale = WorkingScale.of(at, latent, bits);; scale += bits) {
            Enclosure[][] rows = entries.apply(new CoordinateLayer(at, new EnclosureMath(scale)));
            Dyadic widest = Arrays.stream(rows).flatMap(Arrays::stream).map(Enclosure::width).reduce(Dyadic.ZERO,
                    (a, b) -> a.compareTo(b) < 0 ? b : a);
            if (widest.compareTo(Dyadic.of(BigInteger.ONE, bits)) <= 0) {
                return rows;
            }
        }
    }

    private static Dyadic largest(CaseInputs inputs) {
        return Results.latents(inputs).stream().max(Dyadic::compareTo).orElseThrow();
    }

    private static BatchObjective objective(Batch batch) {
        if (batch instanceof Contrast contrast) {
            return new ContrastiveBatch(
                    contrast.batch().stream().map(CoordinateResults::sample).toArray(ContrastiveSample[]::new),
                    contrast.tau());
        }
        return new ReconstructionBatch(((Reconstruction) batch).batch().stream().map(CoordinateResults::sample)
                .toArray(MaskedSample[]::new));
    }

    private static MaskedSample sample(MaskedDraw draw) {
        return new MaskedSample(draw.image(), draw.mask());
    }

    private static ContrastiveSample sample(ContrastiveDraw draw) {
        MaskedSample[] negatives = Arrays.stream(draw.negatives()).map(CoordinateResults::sample)
                .toArray(MaskedSample[]::new);
        return new ContrastiveSample(draw.image(), draw.first(), draw.second(), negatives);
    }
}
