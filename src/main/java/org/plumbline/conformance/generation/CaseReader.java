package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Draw;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Look;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * The inputs of a case from its JSON, which follows the schema.
 */
public final class CaseReader {

    private final JsonNode inputs;

    private CaseReader(JsonNode inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads a case.
     *
     * @param topic the topic of its file
     * @param node the case
     * @return the case
     * @throws IllegalArgumentException if the parts do not fit, or features and positions are not orthonormal
     */
    public static VectorCase read(Topic topic, JsonNode node) {
        CaseInputs inputs = new CaseReader(node.get("inputs")).inputs(topic);
        inputs.images().forEach(image -> requireFits(inputs.setting(), image));
        return new VectorCase(node.get("id").textValue(), topic, node.get("note").textValue(), inputs);
    }

    private static void requireFits(Setting setting, MaskedDraw draw) {
        int k = draw.image().cluster();
        require(draw.mask().positions() == setting.positions(),
                "a mask of " + draw.mask().positions() + ", expected P = " + setting.positions());
        require(k < setting.clusters(), "cluster " + k + ", expected less than K = " + setting.clusters());
        require(draw.image().areas() == setting.partition(k).areas(),
                draw.image().areas() + " latents, expected " + setting.partition(k).areas());
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }

    private CaseInputs inputs(Topic topic) {
        if (inputs.has("seed")) {
            return draw();
        }
        Setting setting = setting();
        if (topic == Topic.DATA) {
            return new Look(setting, image(inputs.get("image")));
        }
        int gridBits = inputs.path("gridBits").asInt(0);
        GridMatrix q = matrix(inputs.get("Q"), gridBits, setting.family().dimension());
        return switch (topic) {
            case MAE, CL -> batch(setting, q, inputs.get("batch"), topic == Topic.CL);
            case DESCENT, TRAJECTORY -> training(setting, q, topic == Topic.TRAJECTORY);
            default -> new Forward(setting, q, image(inputs.get("image")));
        };
    }

    private Draw draw() {
        JsonNode sizes = inputs.get("sizes");
        int[][] areas = new int[sizes.size()][];
        for (int k = 0; k < areas.length; k++) {
            areas[k] = integers(sizes.get(k));
        }
        Purpose purpose = Purpose.valueOf(inputs.get("purpose").textValue().toUpperCase(Locale.ROOT));
        LatentLaw law = new LatentLaw(number(inputs.get("low")), number(inputs.get("high")));
        return Draw.of(Long.parseLong(inputs.get("seed").textValue()), purpose, inputs.get("step").longValue(),
                inputs.get("index").intValue(), areas, inputs.get("d").intValue(), inputs.get("rounds").intValue(),
                law, inputs.get("maskSize").intValue(), inputs.path("negatives").asInt(0));
    }

    private Setting setting() {
        List<Partition> partitions = new ArrayList<>();
        List<JsonNode> vectors = new ArrayList<>();
        for (JsonNode cluster : inputs.get("clusters")) {
            partitions.add(new Partition(integers(cluster.get("areaOf")), cluster.get("features").size()));
            cluster.get("features").forEach(vectors::add);
        }
        inputs.get("positions").forEach(vectors::add);
        return new Setting(partitions.toArray(Partition[]::new), family(vectors));
    }

    private OrthonormalFamily family(List<JsonNode> vectors) {
        Dyadic[][] entries = new Dyadic[vectors.size()][];
        int scale = 0;
        for (int i = 0; i < entries.length; i++) {
            entries[i] = numbers(vectors.get(i));
            for (Dyadic entry : entries[i]) {
                scale = Math.max(scale, entry.scale());
            }
        }
        int[][] numerators = new int[entries.length][];
        for (int i = 0; i < entries.length; i++) {
            numerators[i] = new int[entries[i].length];
            for (int l = 0; l < numerators[i].length; l++) {
                numerators[i][l] = entries[i][l].numeratorAt(scale).intValueExact();
            }
        }
        return new OrthonormalFamily(numerators, scale);
    }

    private Training training(Setting setting, GridMatrix q, boolean inCoordinates) {
        List<Batch> batches = new ArrayList<>();
        boolean cl = inputs.get("objective").textValue().equals("cl");
        inputs.get("batches").forEach(batch -> batches.add(batch(setting, q, batch, cl)));
        List<Integer> checkpoints = new ArrayList<>();
        if (inCoordinates) {
            inputs.get("checkpoints").forEach(checkpoint -> checkpoints.add(checkpoint.intValue()));
        } else {
            checkpoints.add(inputs.get("steps").intValue());
        }
        return new Training(batches, number(inputs.get("eta")), checkpoints, inCoordinates);
    }

    private Batch batch(Setting setting, GridMatrix q, JsonNode samples, boolean cl) {
        if (cl) {
            List<ContrastiveDraw> batch = new ArrayList<>();
            samples.forEach(sample -> batch.add(contrast(sample)));
            return new Contrast(setting, q, batch, number(inputs.get("tau")));
        }
        List<MaskedDraw> batch = new ArrayList<>();
        samples.forEach(image -> batch.add(image(image)));
        return new Reconstruction(setting, q, batch);
    }

    private static ContrastiveDraw contrast(JsonNode sample) {
        MaskedDraw anchor = image(sample.get("anchor"));
        MaskedDraw positive = image(sample.get("positive"));
        if (!sample.get("anchor").get("latents").equals(sample.get("positive").get("latents"))
                || anchor.image().cluster() != positive.image().cluster()) {
            throw new IllegalArgumentException("anchor and positive are not views of one image");
        }
        List<MaskedDraw> negatives = new ArrayList<>();
        sample.get("negatives").forEach(negative -> negatives.add(image(negative)));
        return new ContrastiveDraw(anchor.image(), anchor.mask(), positive.mask(),
                negatives.toArray(MaskedDraw[]::new));
    }

    private static MaskedDraw image(JsonNode image) {
        JsonNode mask = image.get("mask");
        boolean[] masked = new boolean[mask.size()];
        for (int p = 0; p < masked.length; p++) {
            masked[p] = mask.get(p).booleanValue();
        }
        return new MaskedDraw(new Image(image.get("cluster").intValue(), numbers(image.get("latents"))),
                new Mask(masked));
    }

    private static GridMatrix matrix(JsonNode rows, int gridBits, int d) {
        Dyadic[][] entries = new Dyadic[rows.size()][];
        int bits = gridBits;
        for (int i = 0; i < entries.length; i++) {
            entries[i] = numbers(rows.get(i));
            require(entries.length == d && entries[i].length == d, "Q is not d x d, d = " + d);
            for (Dyadic entry : entries[i]) {
                bits = Math.max(bits, entry.scale());
            }
        }
        List<BigInteger> numerators = new ArrayList<>();
        for (Dyadic[] row : entries) {
            for (Dyadic entry : row) {
                numerators.add(entry.numeratorAt(bits));
            }
        }
        return new GridMatrix(entries.length, entries[0].length, bits, numerators.toArray(BigInteger[]::new));
    }

    private static Dyadic[] numbers(JsonNode node) {
        Dyadic[] numbers = new Dyadic[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(node.get(i));
        }
        return numbers;
    }

    private static Dyadic number(JsonNode node) {
        return DyadicText.parse(node.textValue());
    }

    private static int[] integers(JsonNode node) {
        int[] integers = new int[node.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = node.get(i).intValue();
        }
        return integers;
    }
}
