package org.plumbline.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/** The draws equal spec/sampling-known-answers.json, which another implementation of spec/sampling.md printed. */
class KnownAnswersTest {

    private static JsonNode answers;

    @BeforeAll
    static void read() throws IOException {
        answers = new ObjectMapper().readTree(Path.of("spec", "sampling-known-answers.json").toFile());
    }

    /** The cases of a kind; an empty list would pass every test. */
    private static JsonNode cases(String kind) {
        assertFalse(answers.path(kind).isEmpty(), kind);
        return answers.get(kind);
    }

    private static int whole(JsonNode node, String field) {
        return Integer.parseInt(node.get(field).textValue());
    }

    private static int[] wholes(JsonNode list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(list.get(i).textValue());
        }
        return numbers;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.textValue()));
        return texts;
    }

    private static Stream stream(JsonNode node) {
        return new Stream(Long.parseLong(node.get("seed").textValue()), Long.parseLong(node.get("number").textValue()));
    }

    private static String hexadecimal(long word) {
        return String.format("%016x", word);
    }

    @Test
    void theGeneratorsAreThePublishedOnes() {
        SplitMix64 split = new SplitMix64(Long.parseLong(answers.get("splitmix64").get("state").textValue()));
        for (String word : texts(answers.get("splitmix64").get("words"))) {
            assertEquals(word, hexadecimal(split.nextLong()));
        }
        XoShiRo256PlusPlus xoshiro = new XoShiRo256PlusPlus(new long[] {1, 2, 3, 4});
        for (String word : texts(answers.get("xoshiro256pp").get("words"))) {
            assertEquals(word, hexadecimal(xoshiro.nextLong()));
        }
    }

    @Test
    void streamNumbers() {
        for (JsonNode node : cases("streamNumbers")) {
            long number = Streams.number(Purpose.valueOf(node.get("purpose").textValue()),
                    Long.parseLong(node.get("step").textValue()), whole(node, "index"));
            assertEquals(node.get("number").textValue(), Long.toString(number));
        }
    }

    @Test
    void bits() {
        for (JsonNode node : cases("bits")) {
            Stream stream = stream(node);
            for (String word : texts(node.get("words"))) {
                assertEquals(word, hexadecimal(stream.nextBits()), node.toString());
            }
        }
    }

    @Test
    void boundedIntegers() {
        for (JsonNode node : cases("below")) {
            Stream stream = stream(node);
            for (int value : wholes(node.get("values"))) {
                assertEquals(value, stream.below(whole(node, "bound")), node.toString());
            }
            assertEquals(node.get("then").textValue(), hexadecimal(stream.nextBits()), node.toString());
        }
    }

    @Test
    void shuffles() {
        for (JsonNode node : cases("shuffle")) {
            Stream stream = stream(node);
            int[] order = stream.shuffle(whole(node, "n"), whole(node, "m"));
            assertEquals(List.of(node.get("order")).toString(), List.of(json(order)).toString());
            assertEquals(node.get("then").textValue(), hexadecimal(stream.nextBits()), node.toString());
        }
    }

    private static JsonNode json(int[] numbers) {
        var list = new ObjectMapper().createArrayNode();
        for (int number : numbers) {
            list.add(Integer.toString(number));
        }
        return list;
    }

    @Test
    void partitions() {
        for (JsonNode node : cases("partitions")) {
            int[][] sizes = new int[node.get("sizes").size()][];
            for (int k = 0; k < sizes.length; k++) {
                sizes[k] = wholes(node.get("sizes").get(k));
            }
            Partition[] partitions = new Sampler(Long.parseLong(node.get("seed").textValue())).partitions(sizes);
            assertEquals(node.get("areaOf").size(), partitions.length);
            for (int k = 0; k < partitions.length; k++) {
                int[] areaOf = new int[partitions[k].positions()];
                for (int p = 0; p < areaOf.length; p++) {
                    areaOf[p] = partitions[k].areaOf(p);
                }
                assertEquals(node.get("areaOf").get(k), json(areaOf), node.toString());
            }
        }
    }

    @Test
    void families() {
        for (JsonNode node : cases("families")) {
            OrthonormalFamily family = new Sampler(Long.parseLong(node.get("seed").textValue()))
                    .family(whole(node, "dimension"), whole(node, "rounds"));
            assertEquals(whole(node, "rounds"), family.scale());
            assertEquals(node.get("numerators").size(), family.vectors());
            for (int i = 0; i < family.vectors(); i++) {
                int[] row = new int[family.dimension()];
                for (int l = 0; l < row.length; l++) {
                    row[l] = family.numerator(i, l);
                }
                assertEquals(node.get("numerators").get(i), json(row), node.toString());
            }
        }
    }

    @Test
    void maskedImages() {
        for (JsonNode node : cases("masked")) {
            MaskedDraw drawn = sampler(node).masked(Purpose.valueOf(node.get("purpose").textValue()),
                    Long.parseLong(node.get("step").textValue()), whole(node, "index"), setting(node), law(node),
                    whole(node, "mask"));
            checkMasked(node.get("drawn"), drawn);
        }
    }

    @Test
    void contrastiveSamples() {
        for (JsonNode node : cases("contrastive")) {
            JsonNode drawn = node.get("drawn");
            JsonNode negatives = drawn.get("negatives");
            ContrastiveDraw sample = sampler(node).contrastive(Purpose.CL, Long.parseLong(node.get("step").textValue()),
                    whole(node, "index"), setting(node), law(node), whole(node, "mask"), negatives.size());
            checkImage(drawn, sample.image());
            checkMask(drawn.get("first"), sample.first());
            checkMask(drawn.get("second"), sample.second());
            assertEquals(negatives.size(), sample.negatives().length);
            for (int s = 0; s < negatives.size(); s++) {
                checkMasked(negatives.get(s), sample.negatives()[s]);
            }
        }
    }

    @Test
    void starts() {
        for (JsonNode node : cases("starts")) {
            Dyadic[] row = sampler(node).start(whole(node, "position"), whole(node, "columns"),
                    DyadicText.parse(node.get("scale").textValue()));
            assertEquals(texts(node.get("row")), java.util.stream.Stream.of(row).map(Dyadic::toString).toList());
        }
    }

    private static Sampler sampler(JsonNode node) {
        return new Sampler(Long.parseLong(node.get("seed").textValue()));
    }

    private static LatentLaw law(JsonNode node) {
        return new LatentLaw(DyadicText.parse(node.get("low").textValue()),
                DyadicText.parse(node.get("high").textValue()), node.path("law").asText().equals("two-point"));
    }

    /** Any setting with the case's numbers of areas: cluster k has its k-th position alone in the last area. */
    private static Setting setting(JsonNode node) {
        int[] areas = wholes(node.get("areas"));
        int positions = whole(node, "positions");
        Partition[] partitions = new Partition[areas.length];
        for (int k = 0; k < areas.length; k++) {
            int[] areaOf = new int[positions];
            for (int p = 0; p < positions; p++) {
                areaOf[p] = p == k ? areas[k] - 1 : p % (areas[k] - 1);
            }
            partitions[k] = new Partition(areaOf, areas[k]);
        }
        return new Setting(partitions, OrthonormalFamily.standard(64));
    }

    private static void checkMasked(JsonNode expected, MaskedDraw drawn) {
        checkImage(expected, drawn.image());
        checkMask(expected.get("mask"), drawn.mask());
    }

    private static void checkImage(JsonNode expected, Image image) {
        assertEquals(whole(expected, "cluster"), image.cluster());
        List<String> latents = new ArrayList<>();
        for (int j = 0; j < image.areas(); j++) {
            latents.add(image.latent(j).toString());
        }
        assertEquals(texts(expected.get("latents")), latents);
    }

    private static void checkMask(JsonNode expected, Mask mask) {
        List<String> masked = new ArrayList<>();
        for (int p = 0; p < mask.positions(); p++) {
            if (mask.isMasked(p)) {
                masked.add(Integer.toString(p));
            }
        }
        assertEquals(texts(expected), masked);
    }
}
