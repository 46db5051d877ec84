package org.plumbline.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.plumbline.reference.coordinates.AttentionRow;
import org.plumbline.reference.coordinates.BatchObjective;
import org.plumbline.reference.coordinates.ContrastiveBatch;
import org.plumbline.reference.coordinates.ContrastiveSample;
import org.plumbline.reference.coordinates.CoordinateBatch;
import org.plumbline.reference.coordinates.CoordinateContrast;
import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.CoordinatePass;
import org.plumbline.reference.coordinates.CoordinateReconstruction;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.Representation;
import org.plumbline.reference.coordinates.SampleGradient;
import org.plumbline.reference.coordinates.WorkingScale;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * Training in coordinates (lem:coordinates): the state is (Phi, Upsilon), P x (sum N_k + P), and every number is an
 * interval that contains the exact value.
 */
public final class CoordinatesLevel implements Level {

    private final Experiment experiment;
    private final Objective objective;
    private final Workers workers;

    /**
     * Training of one objective.
     *
     * @param experiment the configuration, setting and draws
     * @param objective MAE or CL
     * @param workers who computes the images of a batch
     */
    public CoordinatesLevel(Experiment experiment, Objective objective, Workers workers) {
        this.experiment = experiment;
        this.objective = objective;
        this.workers = workers;
    }

    @Override
    public GridMatrix start() {
        return Coordinates.zero(experiment.setting(), training().gridBits()).state();
    }

    @Override
    public Step step(long step, GridMatrix state) {
        Coordinates at = new Coordinates(experiment.setting(), state);
        Shared batch = batch(step);
        Coordinates next = Guaranteed.descend(at, batch, training().eta());
        return new Step(next.state(), Guaranteed.loss(at, batch, experiment.config().digits()), batch.floor(at));
    }

    @Override
    public GridMatrix next(long step, GridMatrix state) {
        Coordinates at = new Coordinates(experiment.setting(), state);
        return Guaranteed.descend(at, batch(step), training().eta()).state();
    }

    private Shared batch(long step) {
        return objective == Objective.MAE
                ? new Masked(experiment.maskedBatch(step).stream().map(CoordinatesLevel::sample).toList())
                : new Contrastive(experiment.contrastiveBatch(step).stream().map(CoordinatesLevel::sample).toList());
    }

    @Override
    public Observation observe(GridMatrix state) {
        Coordinates at = new Coordinates(experiment.setting(), state);
        Shared probes = objective == Objective.MAE
                ? new Masked(experiment.maskedProbes().stream().map(CoordinatesLevel::sample).toList())
                : new Contrastive(experiment.contrastiveProbes().stream().map(CoordinatesLevel::sample).toList());
        int digits = experiment.config().digits();
        int scale = WorkingScale.of(at, probes.largestLatent(), WorkingScale.bits(digits));
        CoordinateLayer layer = new CoordinateLayer(at, new EnclosureMath(scale));
        List<MaskedSample> views = experiment.maskedProbes().stream().map(CoordinatesLevel::sample).toList();
        return new Observation(featurePosition(at), positionPosition(at),
                workers.map(views, x -> probe(CoordinatePass.ofAll(layer, x))),
                Guaranteed.loss(at, probes, digits), probes.floor(at));
    }

    private Observation.Probe probe(CoordinatePass pass) {
        int positions = experiment.setting().positions();
        Enclosure[][] attention = new Enclosure[positions][positions];
        Enclosure[][] areas = new Enclosure[positions][];
        for (int p = 0; p < positions; p++) {
            // one row stands for all where all are equal
            AttentionRow row = pass.row(pass.rows() == 1 ? 0 : p);
            for (int q = 0; q < positions; q++) {
                attention[p][q] = row.attention(q);
            }
            areas[p] = row.areaAttention();
        }
        return new Observation.Probe(attention, areas);
    }

    private static Enclosure[][] featurePosition(Coordinates at) {
        Setting setting = at.setting();
        Enclosure[][] phi = new Enclosure[setting.positions()][setting.positionIndex(0)];
        for (int p = 0; p < phi.length; p++) {
            for (int c = 0; c < phi[p].length; c++) {
                phi[p][c] = Enclosure.of(at.state().get(p, c));
            }
        }
        return phi;
    }

    private static Enclosure[][] positionPosition(Coordinates at) {
        Enclosure[][] upsilon = new Enclosure[at.setting().positions()][at.setting().positions()];
        for (int p = 0; p < upsilon.length; p++) {
            for (int q = 0; q < upsilon.length; q++) {
                upsilon[p][q] = Enclosure.of(at.positionPosition(p, q));
            }
        }
        return upsilon;
    }

    private Config.Training training() {
        return experiment.config().training().get(objective);
    }

    private static MaskedSample sample(MaskedDraw draw) {
        return new MaskedSample(draw.image(), draw.mask());
    }

    private static ContrastiveSample sample(ContrastiveDraw draw) {
        return new ContrastiveSample(draw.image(), draw.first(), draw.second(),
                Stream.of(draw.negatives()).map(CoordinatesLevel::sample).toArray(MaskedSample[]::new));
    }

    /** A batch whose samples are shared among the workers; their results are added in the order of the batch. */
    private abstract class Shared implements BatchObjective {

        /** The mean of the floors of the samples, exactly up to the division by B (lem:batch-floor). */
        abstract Enclosure floor(Coordinates at);

        <T> Enclosure mean(CoordinateLayer layer, List<T> samples, Function<T, Enclosure> loss) {
            return CoordinateBatch.loss(layer.math(), workers.map(samples, loss).toArray(new Enclosure[0]));
        }

        <T> Enclosure[][] sum(CoordinateLayer layer, List<T> samples, Function<T, SampleGradient> gradient) {
            return CoordinateBatch.negativeGradient(layer,
                    workers.map(samples, gradient).toArray(new SampleGradient[0]));
        }

        @Override
        public Dyadic largestLatent() {
            return experiment.config().data().latents().high();
        }
    }

    private final class Masked extends Shared {

        private final List<MaskedSample> samples;

        Masked(List<MaskedSample> samples) {
            this.samples = samples;
        }

        @Override
        public Enclosure loss(CoordinateLayer layer) {
            return mean(layer, samples, x -> CoordinateReconstruction.maeLoss(CoordinatePass.ofMasked(layer, x)));
        }

        @Override
        public Enclosure[][] negativeGradient(CoordinateLayer layer) {
            return sum(layer, samples,
                    x -> CoordinateReconstruction.maeNegativeGradient(CoordinatePass.ofMasked(layer, x)));
        }

        @Override
        Enclosure floor(Coordinates at) {
            EnclosureMath math = new EnclosureMath(WorkingScale.bits(experiment.config().digits()));
            CoordinateLayer layer = new CoordinateLayer(at, math);
            return mean(layer, samples, x -> Enclosure
                    .of(CoordinateReconstruction.batchFloor(CoordinatePass.ofMasked(layer, x))));
        }
    }

    private final class Contrastive extends Shared {

        private final List<ContrastiveSample> samples;

        Contrastive(List<ContrastiveSample> samples) {
            this.samples = samples;
        }

        @Override
        public Enclosure loss(CoordinateLayer layer) {
            return mean(layer, samples, x -> {
                Representation anchor = Representation.clRepresentation(CoordinatePass.ofAll(layer, x.anchor()));
                return CoordinateContrast.clLoss(layer.math(), anchor, ContrastiveBatch.stopped(layer, x),
                        training().tau());
            });
        }

        @Override
        public Enclosure[][] negativeGradient(CoordinateLayer layer) {
            return sum(layer, samples, x -> CoordinateContrast.clNegativeGradient(
                    CoordinatePass.ofAll(layer, x.anchor()), ContrastiveBatch.stopped(layer, x), training().tau()));
        }

        @Override
        Enclosure floor(Coordinates at) {
            return Enclosure.of(Dyadic.ZERO);
        }
    }
}
