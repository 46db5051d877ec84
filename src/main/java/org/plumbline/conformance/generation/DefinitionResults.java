package org.plumbline.conformance.generation;

import java.util.Collections;
import java.util.List;

import org.apfloat.Apfloat;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Look;
import org.plumbline.conformance.generation.CaseInputs.OfQ;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.AttentionLayer;
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
 * The results of a case at level 1: what the definitions say, dense and in Apfloat, within their own error bound.
 *
 * <p>They are not published: every published interval must overlap them ({@link Evaluation}).
 */
final class DefinitionResults {

    /** Target digits of the arithmetic: the bounds of cases this small cost some ten of them. */
    private static final Precision PRECISION = new Precision(60);

    /** Bits of the grid on which [v - e, v + e] is held. */
    private static final int BITS = 200;

    private final CaseInputs inputs;
    private final Setting setting;
    private final Embedding embedding;
    private final Results results;

    private DefinitionResults(Topic topic, CaseInputs inputs) {
        this.inputs = inputs;
        this.setting = inputs.setting();
        this.embedding = new Embedding(PRECISION, setting);
        this.results = new Results(topic);
    }

    /** All results of a case that are not drawn from a seed, in the order of the file. */
    static List<BoundedArray> of(VectorCase vectorCase) {
        DefinitionResults at = new DefinitionResults(vectorCase.topic(), vectorCase.inputs());
        if (at.inputs instanceof Look look) {
            at.look(look);
        } else if (at.inputs instanceof Forward forward) {
            at.forward(vectorCase.topic(), forward);
        } else if (at.inputs instanceof Reconstruction reconstruction) {
            at.reconstruction(reconstruction);
        } else if (at.inputs instanceof Contrast contrast) {
            at.contrast(contrast);
        } else if (at.inputs instanceof Training training) {
            at.training(training);
        }
        return at.results.list();
    }

    private void look(Look look) {
        MaskedImage x = masked(look.image());
        int positions = setting.positions();
        results.add("patches", positions, embedding.dimension(), (p, i) -> interval(x.patch(p)[i], Apfloat.ZERO));
        results.add("visible", positions, embedding.dimension(), (p, i) -> interval(x.visible(p)[i], Apfloat.ZERO));
    }

    private void forward(Topic topic, Forward forward) {
        Matrix q = forward.q().lifted(PRECISION);
        AttentionLayer layer = new AttentionLayer(embedding, q);
        ErrorBound bound = bound(forward, 1);
        MaskedImage x = masked(forward.image());
        int positions = setting.positions();
        if (topic == Topic.SCORES) {
            int[][] features = Results.features(setting);
            results.add("score", positions, positions, (p, r) -> interval(layer.score(p, r, x), bound.score()));
            results.add("phi", positions, features.length,
                    (p, f) -> interval(
                            Correlations.featurePosition(embedding, q, p, features[f][0], features[f][1]),
                            bound.correlation()));
            results.add("upsilon", positions, positions,
                    (p, r) -> interval(Correlations.positionPosition(embedding, q, p, r), bound.correlation()));
            return;
        }
        ForwardPass pass = ForwardPass.ofAll(layer, x);
        if (topic == Topic.ATTENTION) {
            results.add("attention", positions, positions,
                    (p, r) -> interval(pass.attention(p)[r], bound.attention()));
        } else if (topic == Topic.AREA_ATTENTION) {
            results.add("areaAttention", positions, x.partition().areas(),
                    (p, j) -> interval(pass.areaAttention(p)[j], bound.areaAttention()));
        } else {
            Apfloat[] representation = Contrastive.clRepresentation(pass);
            results.add("output", positions, embedding.dimension(),
                    (p, i) -> interval(pass.output(p)[i], bound.output()));
            results.add("representation", embedding.dimension(),
                    i -> interval(representation[i], bound.clRepresentation()));
        }
    }

    private void reconstruction(Reconstruction batch) {
        int samples = batch.samples();
        AttentionLayer layer = new AttentionLayer(embedding, batch.q().lifted(PRECISION));
        ErrorBound bound = bound(batch, samples);
        int maskSize = batch.batch().get(0).mask().size();
        Apfloat[] losses = new Apfloat[samples];
        Apfloat[] floors = new Apfloat[samples];
        for (int b = 0; b < samples; b++) {
            MaskedImage x = masked(batch.batch().get(b));
            losses[b] = MaskedReconstruction.maeLoss(ForwardPass.ofMasked(layer, x));
            floors[b] = ReconstructionFloor.batchFloor(PRECISION, x);
        }
        Apfloat floor = mean(floors);
        results.add("loss", interval(mean(losses), bound.maeLoss(maskSize)));
        results.add("lossFloor", interval(floor, bound.floor(floor, maskSize * samples)));
        addGradient(batch);
    }

    private void contrast(Contrast batch) {
        int samples = batch.samples();
        AttentionLayer layer = new AttentionLayer(embedding, batch.q().lifted(PRECISION));
        ErrorBound bound = bound(batch, samples);
        int negatives = batch.batch().get(0).negatives().length;
        Apfloat[] losses = new Apfloat[samples];
        Apfloat[][] similarities = new Apfloat[samples][negatives + 1];
        for (int b = 0; b < samples; b++) {
            ContrastiveDraw sample = batch.batch().get(b);
            Apfloat[] anchor = Contrastive.clRepresentation(anchor(layer, sample));
            Apfloat[][] stopped = stopped(layer, sample);
            losses[b] = Contrastive.clLoss(PRECISION, anchor, stopped, PRECISION.of(batch.tau()));
            for (int s = 0; s <= negatives; s++) {
                similarities[b][s] = Contrastive.similarity(PRECISION, anchor, stopped[s]);
            }
        }
        results.add("similarity", samples, negatives + 1,
                (b, s) -> interval(similarities[b][s], bound.similarity()));
        results.add("loss", interval(mean(losses), bound.clLoss(negatives, batch.tau())));
        addGradient(batch);
    }

    private void addGradient(Batch batch) {
        Matrix gradient = negativeGradient(batch);
        Apfloat error = gradientError(batch);
        results.add("negativeGradient", gradient.rows(), gradient.columns(),
                (i, j) -> interval(gradient.get(i, j), error));
    }

    /** Gradients can be dyadic, and their ties exact: what no interval decides is taken to be one. */
    private void training(Training training) {
        if (training.inCoordinates()) {
            trajectory(training);
            return;
        }
        GridMatrix q = training.q();
        Enclosure[][] unrounded = null;
        for (int t = 0; t < training.steps(); t++) {
            Batch batch = training.batch(t, q);
            Matrix gradient = negativeGradient(batch);
            Apfloat error = gradientError(batch);
            unrounded = Results.moved(q, enclosed(gradient, error), training.eta());
            GridMatrix next = Descent.descend(PRECISION, q, gradient, error, training.eta());
            q = next == null ? Results.nearest(unrounded, q.gridBits(), true) : next;
        }
        results.addTraining(unrounded, q);
    }

    private void trajectory(Training training) {
        Coordinates at = Projection.project(setting, training.q());
        at = Results.onGrid(at, training.q().gridBits());
        for (int t = 0; t < training.steps(); t++) {
            Batch batch = training.batch(t, Results.dense(at));
            Enclosure[][] slope = enclosed(negativeGradient(batch), gradientError(batch));
            Enclosure[][] moved = Results.moved(at.state(), Results.projected(setting, slope), training.eta());
            at = new Coordinates(setting, Results.nearest(moved, at.state().gridBits(), true));
            if (training.checkpoints().contains(t + 1)) {
                results.addState(at, loss(training.batch(t, Results.dense(at))));
            }
        }
        results.addTrajectory(setting, training.checkpoints().size());
    }

    private Enclosure loss(Batch batch) {
        int samples = batch.samples();
        ErrorBound bound = bound(batch, samples);
        AttentionLayer layer = new AttentionLayer(embedding, batch.q().lifted(PRECISION));
        Apfloat[] losses = new Apfloat[samples];
        if (batch instanceof Contrast cl) {
            for (int b = 0; b < samples; b++) {
                ContrastiveDraw sample = cl.batch().get(b);
                losses[b] = Contrastive.clLoss(PRECISION, Contrastive.clRepresentation(anchor(layer, sample)),
                        stopped(layer, sample), PRECISION.of(cl.tau()));
            }
            return PRECISION.enclose(mean(losses), bound.clLoss(cl.batch().get(0).negatives().length, cl.tau()), BITS);
        }
        List<MaskedDraw> images = ((Reconstruction) batch).batch();
        for (int b = 0; b < samples; b++) {
            losses[b] = MaskedReconstruction.maeLoss(ForwardPass.ofMasked(layer, masked(images.get(b))));
        }
        return PRECISION.enclose(mean(losses), bound.maeLoss(images.get(0).mask().size()), BITS);
    }

    private Matrix negativeGradient(Batch batch) {
        AttentionLayer layer = new AttentionLayer(embedding, batch.q().lifted(PRECISION));
        Apfloat[][][] rows = new Apfloat[batch.samples()][][];
        for (int b = 0; b < rows.length; b++) {
            if (batch instanceof Contrast cl) {
                ContrastiveDraw sample = cl.batch().get(b);
                rows[b] = Contrastive.clNegativeGradient(anchor(layer, sample), stopped(layer, sample),
                        PRECISION.of(cl.tau()));
            } else {
                MaskedImage x = masked(((Reconstruction) batch).batch().get(b));
                rows[b] = MaskedReconstruction.maeNegativeGradient(ForwardPass.ofMasked(layer, x));
            }
        }
        return org.plumbline.reference.definition.Batch.negativeGradient(embedding, rows);
    }

    private Apfloat gradientError(Batch batch) {
        ErrorBound bound = bound(batch, batch.samples());
        if (batch instanceof Contrast cl) {
            return bound.clNegativeGradient(cl.batch().get(0).negatives().length, cl.tau());
        }
        return bound.maeNegativeGradient(batch.images().findFirst().orElseThrow().mask().size());
    }

    private ErrorBound bound(OfQ of, int samples) {
        List<Dyadic> latents = Results.latents(of);
        return new ErrorBound(embedding, of.q(), Collections.max(latents, Dyadic::compareTo), samples);
    }

    private MaskedImage masked(MaskedDraw draw) {
        return new MaskedImage(embedding, draw.image(), draw.mask());
    }

    private ForwardPass anchor(AttentionLayer layer, ContrastiveDraw sample) {
        return ForwardPass.ofAll(layer, new MaskedImage(embedding, sample.image(), sample.first()));
    }

    /** F(X++) first, then F of each negative. */
    private Apfloat[][] stopped(AttentionLayer layer, ContrastiveDraw sample) {
        Apfloat[][] stopped = new Apfloat[sample.negatives().length + 1][];
        MaskedImage second = new MaskedImage(embedding, sample.image(), sample.second());
        stopped[0] = Contrastive.clRepresentation(ForwardPass.ofAll(layer, second));
        for (int s = 1; s < stopped.length; s++) {
            MaskedImage negative = masked(sample.negatives()[s - 1]);
            stopped[s] = Contrastive.clRepresentation(ForwardPass.ofAll(layer, negative));
        }
        return stopped;
    }

    private static Apfloat mean(Apfloat[] losses) {
        return org.plumbline.reference.definition.Batch.loss(PRECISION, losses);
    }

    private static Enclosure[][] enclosed(Matrix matrix, Apfloat error) {
        Enclosure[][] enclosed = new Enclosure[matrix.rows()][matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                enclosed[i][j] = PRECISION.enclose(matrix.get(i, j), error, BITS);
            }
        }
        return enclosed;
    }

    private static Enclosure interval(Apfloat value, Apfloat error) {
        return PRECISION.enclose(value, error, BITS);
    }
}
