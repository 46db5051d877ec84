package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/**
 * The text of a configuration is read back as an equal one, and equal ones have the same text.
 */
class ConfigTextProperties {

    private static final List<Claim> AUDITED = Claims.load().all().stream().filter(Claim::audited).toList();
    private static final String[] REASONS = {"Too small.", "a \"quoted\" one: # not a comment", "it's -3p-4 \\ {x}",
            "ϕ ≥ log P, “so” \uD83D\uDE00", "- [a, b]", "yes"};

    @Property(tries = 300)
    void aTextIsReadBackAsAnEqualConfiguration(@ForAll long seed) {
        Config config = config(new Random(seed));
        String text = ConfigText.of(config);
        Config back = ConfigReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(config, back);
        assertEquals(text, ConfigText.of(back));
    }

    @Property(tries = 100)
    void differentConfigurationsHaveDifferentTexts(@ForAll long one, @ForAll long other) {
        Config first = config(new Random(one));
        Config second = config(new Random(other));
        if (first.equals(second)) {
            assertEquals(ConfigText.of(first), ConfigText.of(second));
        } else {
            assertNotEquals(ConfigText.of(first), ConfigText.of(second));
        }
    }

    private static Config config(Random random) {
        int positions = 6 + random.nextInt(20);
        List<List<Integer>> areaSizes = new ArrayList<>();
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
            areaSizes.add(sizes(random, positions));
        }
        Dyadic low = positive(random);
        Dyadic high = random.nextBoolean() ? low : low.plus(positive(random));
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        if (random.nextBoolean()) {
            training.put(Objective.MAE, training(random, 0, Dyadic.ONE));
        }
        if (training.isEmpty() || random.nextBoolean()) {
            training.put(Objective.CL, training(random, 1 + random.nextInt(9), positive(random)));
        }
        TreeMap<String, Dyadic> thresholds = new TreeMap<>();
        TreeMap<String, Config.Expectation> expected = new TreeMap<>();
        for (Claim claim : AUDITED) {
            for (Claim.Measure measure : claim.measures()) {
                if (random.nextInt(4) == 0) {
                    Dyadic size = positive(random);
                    thresholds.put(claim.id() + "." + measure.quantity(), random.nextBoolean() ? size : size.negate());
                }
            }
            if (random.nextInt(3) == 0) {
                expected.put(claim.id(), new Config.Expectation(
                        Verdict.values()[random.nextInt(4)],
                        REASONS[random.nextInt(REASONS.length)]));
            }
        }
        return new Config(List.of("tiny", "1", "true", "a.b_c-d").get(random.nextInt(4)), random.nextLong(),
                1 + random.nextInt(1000), LevelName.values()[random.nextInt(2)],
                new Config.Data(positions, areaSizes, new LatentLaw(low, high, random.nextBoolean()),
                        random.nextInt(13)),
                1 + random.nextInt(positions - 1), training,
                new Config.Audit(1 + random.nextInt(99), random.nextInt(9), random.nextInt(9), thresholds, expected,
                        random.nextBoolean() ? Set.of() : Set.of("zero-start", "mae-trained")),
                random.nextBoolean() ? "" : REASONS[random.nextInt(REASONS.length)], Dyadic.ZERO);
    }

    /** A global area of half of the positions, then local ones of one to three. */
    private static List<Integer> sizes(Random random, int positions) {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(positions / 2);
        for (int left = positions - positions / 2; left > 0; left -= sizes.get(sizes.size() - 1)) {
            sizes.add(1 + random.nextInt(Math.min(left, 3)));
        }
        return sizes;
    }

    private static Config.Training training(Random random, int negatives, Dyadic tau) {
        return new Config.Training(1 + random.nextInt(999), 1 + random.nextInt(99), random.nextBoolean(),
                positive(random), 1 + random.nextInt(2000), negatives, tau);
    }

    private static Dyadic positive(Random random) {
        return Dyadic.of(BigInteger.valueOf(1 + random.nextInt(1000000)), random.nextInt(64));
    }
}
