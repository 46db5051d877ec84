package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One point on the exact population, at several P, beside its mean field.
 *
 * @param at the point; sizes are whole, so that the exponents at each P are only near these
 * @param runs in the order of their P
 * @param readings at each P, for each choice of the earlier or the later step of each milestone
 * @param meanField at each P, of the same sizes
 */
record ExactLadder(Exponents at, List<PopulationRun> runs, List<List<Reading>> readings, List<Reading> meanField) {

    /** Copies the lists. */
    ExactLadder {
        runs = List.copyOf(runs);
        readings = List.copyOf(readings);
        meanField = List.copyOf(meanField);
    }

    static ExactLadder of(Exponents at, List<PopulationRun> runs) {
        return new ExactLadder(at, runs, runs.stream().map(Reading::of).toList(),
                runs.stream().map(run -> Reading.of(run.row())).toList());
    }

    /** The least and the largest value of a law at each P, between the two steps of each milestone it reads. */
    List<double[]> values(ScalingLaw law) {
        List<double[]> all = new ArrayList<>();
        for (List<Reading> choices : readings) {
            double[] values = choices.stream().mapToDouble(law::value).toArray();
            all.add(new double[] {DoubleStream.of(values).min().orElseThrow(),
                    DoubleStream.of(values).max().orElseThrow()});
        }
        return all;
    }

    /** The same law in the mean field of the same sizes. */
    double[] meanField(ScalingLaw law) {
        return meanField.stream().mapToDouble(law::value).toArray();
    }
}
