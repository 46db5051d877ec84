package org.plumbline.bench;

import org.plumbline.reference.coordinates.BatchObjective;
import org.plumbline.reference.coordinates.ContrastiveBatch;
import org.plumbline.reference.coordinates.ContrastiveSample;
import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.ReconstructionBatch;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.SoftmaxRow;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/** The coordinates, with the digits asked for guaranteed. */
final class CoordinatesPeer implements PeerLevel {

    /** The scale of single operations: the peers' bits. */
    private static final int BITS = 200;

    private final Coordinates at;
    private final int digits;
    private final BatchObjective mae;
    private final BatchObjective cl;
    private final EnclosureMath math = new EnclosureMath(BITS);
    private final Enclosure[] scores;
    private final Enclosure[] weights;

    CoordinatesPeer(PeerInputs inputs, int digits) {
        this.at = new Coordinates(inputs.setting(), inputs.state());
        this.digits = digits;
        this.mae = new ReconstructionBatch(
                inputs.masked().stream().map(CoordinatesPeer::sample).toArray(MaskedSample[]::new));
        this.cl = new ContrastiveBatch(
                inputs.contrastive().stream().map(CoordinatesPeer::sample).toArray(ContrastiveSample[]::new),
                PeerInputs.TAU);
        this.scores = scores(sample(inputs.masked().get(0)));
        this.weights = new Enclosure[scores.length];
        for (int q = 0; q < weights.length; q++) {
            weights[q] = math.exp(scores[q]);
        }
    }

    private static MaskedSample sample(MaskedDraw draw) {
        return new MaskedSample(draw.image(), draw.mask());
    }

    private static ContrastiveSample sample(ContrastiveDraw draw) {
        MaskedSample[] negatives = new MaskedSample[draw.negatives().length];
        for (int s = 0; s < negatives.length; s++) {
            negatives[s] = sample(draw.negatives()[s]);
        }
        return new ContrastiveSample(draw.image(), draw.first(), draw.second(), negatives);
    }

    /** The scores of query 0, minus the largest. */
    private Enclosure[] scores(MaskedSample x) {
        CoordinateLayer layer = new CoordinateLayer(at, math);
        Dyadic[] exact = new Dyadic[layer.positions()];
        Dyadic largest = layer.score(0, 0, x);
        for (int q = 0; q < exact.length; q++) {
            exact[q] = layer.score(0, q, x);
            largest = exact[q].compareTo(largest) > 0 ? exact[q] : largest;
        }
        Enclosure[] shifted = new Enclosure[exact.length];
        for (int q = 0; q < exact.length; q++) {
            shifted[q] = Enclosure.of(exact[q].minus(largest));
        }
        return shifted;
    }

    @Override
    public Enclosure[][] maeGradient() {
        return Guaranteed.negativeGradient(at, mae, digits);
    }

    @Override
    public Enclosure[][] clGradient() {
        return Guaranteed.negativeGradient(at, cl, digits);
    }

    @Override
    public Object multiply(long i) {
        return math.times(weights[(int) (i % weights.length)], weights[(int) ((7 * i + 1) % weights.length)]);
    }

    @Override
    public Object exp(long i) {
        return math.exp(scores[(int) (i % scores.length)]);
    }

    @Override
    public Object softmax() {
        SoftmaxRow row = new SoftmaxRow(scores, BITS);
        Enclosure[] softmax = new Enclosure[scores.length];
        for (int q = 0; q < softmax.length; q++) {
            softmax[q] = row.weight(q);
        }
        return softmax;
    }
}
