package org.plumbline.run;

import java.util.List;
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
import org.plumbline.reference.coordinates.DescentStep;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.coordinates.LossAndGradient;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.Representation;
import org.plumbline.reference.coordinates.SampleGradient;
import org.plumbline.reference.coordinates.Shares;
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
        return Start.coordinates(experiment, training().gridBits());
    }

    @Override
    public Step step(long step, GridMatrix state) {
        Coordinates at = new Coordinates(experiment.setting(), state);
        Shared batch = batch(step);
        DescentStep taken = Guaranteed.step(at, batch, training().eta(), experiment.config().digits());
        return new Step(taken.next().state(), taken.loss(), batch.floor());
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
        CoordinateLayer layer = Guaranteed.layer(at, scale);
        List<MaskedSample> views = experiment.maskedProbes().stream().map(CoordinatesLevel::sample).toList();
        return new Observation(featurePosition(at), positionPosition(at),
                workers.map(views, x -> probe(CoordinatePass.ofAll(layer, x))),
                Guaranteed.loss(at, probes, digits), probes.floor());
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

    /** What a sample adds to a batch, as far as it was asked for. */
    private record Part(Enclosure loss, SampleGradient gradient) {
    }

    /** A batch whose samples are shared among the workers; their results are added in the order of the batch. */
    private abstract class Shared implements BatchObjective {

        /** The mean of the floors of the samples, exactly up to the division by B (lem:batch-floor). */
        abstract Enclosure floor();

        /** The loss and the gradient of each sample at a layer, from one attention. */
        abstract List<Part> parts(CoordinateLayer layer, boolean losses, boolean gradients);

        @Override
        public Enclosure loss(CoordinateLayer layer) {
            return mean(layer, parts(layer, true, false));
        }

        @Override
        public Enclosure[][] negativeGradient(CoordinateLayer layer) {
            return sum(layer, parts(layer, false, true));
        }

        @Override
        public LossAndGradient lossAndGradient(CoordinateLayer layer) {
            List<Part> parts = parts(layer, true, true);
            return new LossAndGradient(mean(layer, parts), sum(layer, parts));
        }

        private Enclosure mean(CoordinateLayer layer, List<Part> parts) {
            return CoordinateBatch.loss(layer.math(), parts.stream().map(Part::loss).toArray(Enclosure[]::new));
        }

        private Enclosure[][] sum(CoordinateLayer layer, List<Part> parts) {
            return CoordinateBatch.negativeGradient(layer,
                    parts.stream().map(Part::gradient).toArray(SampleGradient[]::new));
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
        List<Part> parts(CoordinateLayer layer, boolean losses, boolean gradients) {
            return workers.map(samples, x -> {
                CoordinatePass pass = CoordinatePass.ofMasked(layer, x);
                return new Part(losses ? CoordinateReconstruction.maeLoss(pass) : null,
                        gradients ? CoordinateReconstruction.maeNegativeGradient(pass) : null);
            });
        }

        @Override
        Enclosure floor() {
            Enclosure[] floors = samples.stream().map(this::floor).toArray(Enclosure[]::new);
            return CoordinateBatch.loss(new EnclosureMath(WorkingScale.bits(experiment.config().digits())), floors);
        }

        /** The floor of one image is exact, and the same at every state. */
        private Enclosure floor(MaskedSample x) {
            Shares view = new Shares(experiment.setting().partition(x.image().cluster()), x);
            return Enclosure.of(CoordinateReconstruction.batchFloor(view));
        }
    }

    private final class Contrastive extends Shared {

        private final List<ContrastiveSample> samples;

        Contrastive(List<ContrastiveSample> samples) {
            this.samples = samples;
        }

        @Override
        List<Part> parts(CoordinateLayer layer, boolean losses, boolean gradients) {
            Dyadic tau = training().tau();
            return workers.map(samples, x -> {
                CoordinatePass anchor = CoordinatePass.ofAll(layer, x.anchor());
                Representation[] stopped = ContrastiveBatch.stopped(layer, x);
                return new Part(losses ? CoordinateContrast.clLoss(layer.math(),
                        Representation.clRepresentation(anchor), stopped, tau) : null,
                        gradients ? CoordinateContrast.clNegativeGradient(anchor, stopped, tau) : null);
            });
        }

        @Override
        Enclosure floor() {
            return Enclosure.of(Dyadic.ZERO);
        }
    }
}
