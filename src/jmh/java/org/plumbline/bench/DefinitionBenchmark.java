package org.plumbline.bench;

import java.util.concurrent.TimeUnit;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/** The definition level: a row of attention, a gradient and a step, beside one multiplication. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DefinitionBenchmark {

    /** P. */
    @Param({"16", "36"})
    public int positions;

    /** The target digits. */
    @Param({"34", "50"})
    public int digits;

    private DefinitionWork work;
    private Apfloat[] scores;
    private Apfloat a;
    private Apfloat b;

    /** Builds the inputs. */
    @Setup
    public void prepare() {
        work = new DefinitionWork(positions, digits);
        scores = work.scores();
        // two numbers that fill the working digits
        a = work.precision().divide(work.precision().of(Dyadic.of(2)), work.precision().of(3));
        b = work.precision().divide(work.precision().of(Dyadic.of(5)), work.precision().of(7));
    }

    /** The unit that everything else is told in: one multiplication of working-precision numbers. */
    @Benchmark
    public Apfloat multiply() {
        return work.precision().multiply(a, b);
    }

    /** def:attention for one query. */
    @Benchmark
    public Apfloat[] attentionRow() {
        return work.attentionRow();
    }

    /** The same row from finished scores with Apfloat's own exponential: why {@link Precision} has its own. */
    @Benchmark
    public Apfloat[] attentionRowOfLibraryExp() {
        Apfloat[] weights = new Apfloat[scores.length];
        for (int q = 0; q < weights.length; q++) {
            weights[q] = ApfloatMath.exp(scores[q]);
        }
        Apfloat total = work.precision().sum(weights);
        for (int q = 0; q < weights.length; q++) {
            weights[q] = work.precision().divide(weights[q], total);
        }
        return weights;
    }

    /** lem:mae-gradient for one image, by the whole of Q. */
    @Benchmark
    public Matrix maeGradient() {
        return work.maeGradient(1);
    }

    /** lem:cl-gradient for one sample, by the whole of Q. */
    @Benchmark
    public Matrix clGradient() {
        return work.clGradient(1);
    }

    /** A step of MAE on 16 images. */
    @Benchmark
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public GridMatrix maeStep() {
        return work.maeStep();
    }

    /** A step of CL on 16 samples. */
    @Benchmark
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public GridMatrix clStep() {
        return work.clStep();
    }
}
