package org.plumbline.conformance.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Tolerance;
import org.plumbline.conformance.DoubleCandidate;
import org.plumbline.conformance.Doubles;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.ResultsReader;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Stream;

/** No false alarm on cases that are in no file: their budgets hold for float64, float32 and bfloat16. */
class RandomBudgetTest {

    private static final int CASES = 60;

    @TempDir
    private Path folder;

    /** A case drawn from its number: a shape, a basis, latents, a state up to saturation. */
    private static VectorCase drawn(Topic topic, int i) {
        Stream stream = new Stream(i, topic.ordinal());
        Shape shape = Shape.USUAL.get(stream.below(6));
        String[] ends = {"1/16", "1/2", "1", "4"};
        String low = ends[stream.below(4)];
        Sketch sketch = Sketch.of("random-" + topic.label() + "-" + i, shape, stream.below(3)).latents(low,
                stream.below(2) == 0 ? low : "8").masked(1 + stream.below(shape.positions()));
        int size = 1 << stream.below(10);
        GridMatrix q = stream.below(2) == 0 ? sketch.dense()
                : sketch.ofCoordinates(4, (p, c) -> stream.below(2 * size + 1) - size);
        String note = "A random case. It is in no file.";
        return switch (topic) {
            case MAE -> sketch.is(topic, note,
                    new Reconstruction(sketch.setting(), q, sketch.images(1 + stream.below(4))));
            case CL -> sketch.is(topic, note, new Contrast(sketch.setting(), q,
                    sketch.contrasts(1 + stream.below(3), 1 + stream.below(4)),
                    Dyadic.of(BigInteger.valueOf(1 + stream.below(64)), stream.below(10))));
            default -> sketch.is(topic, note, new Forward(sketch.setting(), q, sketch.image(0)));
        };
    }

    private Vectors vectors(Topic topic) throws IOException {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", Vectors.FORMAT);
        file.put("topic", topic.label());
        ArrayNode cases = file.putArray("cases");
        for (int i = 0; i < CASES; i++) {
            cases.add(CaseJson.of(drawn(topic, i)));
        }
        Path directory = Files.createDirectories(folder.resolve(topic.label()));
        Files.writeString(directory.resolve(topic.fileName()), file.toString());
        return Vectors.in(directory);
    }

    @Test
    void randomCasesRaiseNoFalseAlarmAndMostBudgetsAreTight() throws IOException {
        List<Outcome> alarms = new ArrayList<>();
        int tight = 0;
        int all = 0;
        for (Topic topic : List.of(Topic.SCORES, Topic.ATTENTION, Topic.OUTPUT, Topic.MAE, Topic.CL)) {
            Vectors vectors = vectors(topic);
            for (Doubles num : Doubles.values()) {
                NumberFormat format = NumberFormat.valueOf(num.name());
                Path results = Files.writeString(folder.resolve("results.json"),
                        DoubleCandidate.resultsFile(vectors, num));
                for (Outcome outcome : Comparison.of(vectors, ResultsReader.read(results, vectors),
                        Tolerance.ofFormat(format))) {
                    if (outcome.status() != Status.CONFORMS) {
                        alarms.add(outcome);
                    }
                    all += num == Doubles.FLOAT64 ? 1 : 0;
                    tight += num == Doubles.FLOAT64 && outcome.allowed().doubleValue() < 1e-10 ? 1 : 0;
                }
            }
        }
        assertEquals(List.of(), alarms);
        assertTrue(tight > 0.8 * all, tight + " of " + all + " budgets are below 1e-10");
    }
}
