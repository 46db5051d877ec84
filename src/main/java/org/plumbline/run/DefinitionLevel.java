package org.plumbline.run;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apfloat.Apfloat;
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
 * Training by the definitions: the state is Q itself, d x d, and every formula is the paper's.
 */
public final class DefinitionLevel implements Level {

    /** Bits of the grid on which observations are enclosed. */
    private static final int OBSERVED_BITS = 96;

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
    public DefinitionLevel(Experiment experiment, Objective objective, Workers workers) {
        this.experiment = experiment;
        this.objective = objective;
        this.workers = workers;
    }

    @Override
    public GridMatrix start() {
        return Start.dense(experiment, training().gridBits());
    }

    @Override
    public Step step(long step, GridMatrix state) {
        // digits are doubled until every entry's rounding is decided
        int digits = experiment.config().digits();
        while (true) {
            At at = new At(state, digits, training().batch());
            Step next = objective == Objective.MAE ? maeStep(step, at) : clStep(step, at);
            if (next.next() != null) {
                return next;
            }
            if (digits == Precision.MAX_DIGITS) {
                throw new ArithmeticException("a rounding to the grid 2^-" + state.gridBits() + " cannot be decided");
            }
            digits = Math.min(2 * digits, Precision.MAX_DIGITS);
        }
    }

    private Step maeStep(long step, At at) {
        record Part(Apfloat loss, Apfloat floor, Apfloat[][] rows) {
        }
        List<Part> parts = workers.map(experiment.maskedBatch(step), draw -> {
            MaskedImage x = at.masked(draw);
            ForwardPass pass = ForwardPass.ofMasked(at.layer, x);
            return new Part(MaskedReconstruction.maeLoss(pass), ReconstructionFloor.batchFloor(at.precision, x),
                    MaskedReconstruction.maeNegativeGradient(pass));
        });
        int maskSize = experiment.config().maskSize();
        Apfloat loss = at.mean(parts, Part::loss);
        Apfloat floor = at.mean(parts, Part::floor);
        return at.step(parts.stream().map(Part::rows), at.bound.maeNegativeGradient(maskSize),
                at.enclosed(loss, at.bound.maeLoss(maskSize)),
                at.enclosed(floor, at.bound.floor(floor, maskSize * parts.size())));
    }

    private Step clStep(long step, At at) {
        record Part(Apfloat loss, Apfloat[][] rows) {
        }
        Dyadic tau = training().tau();
        List<Part> parts = workers.map(experiment.contrastiveBatch(step), draw -> {
            ForwardPass anchor = at.anchor(draw);
            Apfloat[][] stopped = at.stopped(draw);
            Apfloat[] representation = Contrastive.clRepresentation(anchor);
            Apfloat temperature = at.precision.of(tau);
            return new Part(Contrastive.clLoss(at.precision, representation, stopped, temperature),
                    Contrastive.clNegativeGradient(anchor, stopped, temperature));
        });
        int negatives = training().negatives();
        return at.step(parts.stream().map(Part::rows), at.bound.clNegativeGradient(negatives, tau),
                at.enclosed(at.mean(parts, Part::loss), at.bound.clLoss(negatives, tau)), Enclosure.of(Dyadic.ZERO));
    }

    @Override
    public Observation observe(GridMatrix state) {
        At at = new At(state, experiment.config().digits(), experiment.config().audit().probes());
        return objective == Objective.MAE ? maeObservation(at) : clObservation(at);
    }

    private Observation maeObservation(At at) {
        record Part(Apfloat loss, Apfloat floor, Observation.Probe probe) {
        }
        List<Part> parts = workers.map(experiment.maskedProbes(), draw -> {
            MaskedImage x = at.masked(draw);
            ForwardPass pass = ForwardPass.ofAll(at.layer, x);
            return new Part(MaskedReconstruction.maeLoss(pass), ReconstructionFloor.batchFloor(at.precision, x),
                    at.probe(pass));
        });
        int maskSize = experiment.config().maskSize();
        Apfloat floor = at.mean(parts, Part::floor);
        return at.observation(parts.stream().map(Part::probe).toList(),
                at.enclosed(at.mean(parts, Part::loss), at.bound.maeLoss(maskSize)),
                at.enclosed(floor, at.bound.floor(floor, maskSize * parts.size())));
    }

    private Observation clObservation(At at) {
        record Part(Apfloat loss, Observation.Probe probe) {
        }
        Dyadic tau = training().tau();
        List<Part> parts = workers.map(experiment.contrastiveProbes(), draw -> {
            ForwardPass anchor = at.anchor(draw);
            return new Part(Contrastive.clLoss(at.precision, Contrastive.clRepresentation(anchor), at.stopped(draw),
                    at.precision.of(tau)), at.probe(anchor));
        });
        return at.observation(parts.stream().map(Part::probe).toList(),
                at.enclosed(at.mean(parts, Part::loss), at.bound.clLoss(training().negatives(), tau)),
                Enclosure.of(Dyadic.ZERO));
    }

    private Config.Training training() {
        return experiment.config().training().get(objective);
    }

    /** The definitions at one Q and one precision. */
    private final class At {

        private final GridMatrix q;
        private final Precision precision;
        private final Embedding embedding;
        private final AttentionLayer layer;
        private final ErrorBound bound;

        At(GridMatrix q, int digits, int batch) {
            this.q = q;
            this.precision = new Precision(digits);
            this.embedding = new Embedding(precision, experiment.setting());
            this.layer = new AttentionLayer(embedding, q.lifted(precision));
            this.bound = new ErrorBound(embedding, q, experiment.config().data().latents().high(), batch);
        }

        MaskedImage masked(MaskedDraw draw) {
            return new MaskedImage(embedding, draw.image(), draw.mask());
        }

        ForwardPass anchor(ContrastiveDraw draw) {
            MaskedImage[] views = Contrastive.views(embedding, draw.image(), draw.first(), draw.second());
            return ForwardPass.ofAll(layer, views[0]);
        }

        /** What stands behind the stop gradient: F(X++), then F of each negative. */
        Apfloat[][] stopped(ContrastiveDraw draw) {
            Stream<MaskedImage> second = Stream
                    .of(Contrastive.views(embedding, draw.image(), draw.first(), draw.second())[1]);
            return Stream.concat(second, Stream.of(draw.negatives()).map(this::masked))
                    .map(x -> Contrastive.clRepresentation(ForwardPass.ofAll(layer, x))).toArray(Apfloat[][]::new);
        }

        <T> Apfloat mean(List<T> parts, Function<T, Apfloat> value) {
            return Batch.loss(precision, parts.stream().map(value).toArray(Apfloat[]::new));
        }

        Enclosure enclosed(Apfloat value, Apfloat error) {
            return precision.enclose(value, error, OBSERVED_BITS);
        }

        Step step(Stream<Apfloat[][]> rows, Apfloat error, Enclosure loss, Enclosure floor) {
            Matrix gradient = Batch.negativeGradient(embedding, rows.toArray(Apfloat[][][]::new));
            return new Step(Descent.descend(precision, q, gradient, error, training().eta()), loss, floor);
        }

        Observation.Probe probe(ForwardPass pass) {
            int positions = experiment.setting().positions();
            Enclosure[][] attention = new Enclosure[positions][];
            Enclosure[][] areas = new Enclosure[positions][];
            for (int p = 0; p < positions; p++) {
                attention[p] = enclosed(pass.attention(p), bound.attention());
                areas[p] = enclosed(pass.areaAttention(p), bound.areaAttention());
            }
            return new Observation.Probe(attention, areas);
        }

        private Enclosure[] enclosed(Apfloat[] values, Apfloat error) {
            return Stream.of(values).map(value -> enclosed(value, error)).toArray(Enclosure[]::new);
        }

        Observation observation(List<Observation.Probe> probes, Enclosure loss, Enclosure floor) {
            Setting setting = experiment.setting();
            Matrix lifted = q.lifted(precision);
            Enclosure[][] phi = new Enclosure[setting.positions()][];
            Enclosure[][] upsilon = new Enclosure[setting.positions()][];
            for (int p = 0; p < setting.positions(); p++) {
                phi[p] = new Enclosure[setting.positionIndex(0)];
                for (int k = 0; k < setting.clusters(); k++) {
                    for (int j = 0; j < setting.partition(k).areas(); j++) {
                        phi[p][setting.featureIndex(k, j)] = enclosed(
                                Correlations.featurePosition(embedding, lifted, p, k, j), bound.correlation());
                    }
                }
                upsilon[p] = new Enclosure[setting.positions()];
                for (int r = 0; r < setting.positions(); r++) {
                    upsilon[p][r] = enclosed(Correlations.positionPosition(embedding, lifted, p, r),
                            bound.correlation());
                }
            }
            return new Observation(phi, upsilon, probes, loss, floor);
        }
    }
}
