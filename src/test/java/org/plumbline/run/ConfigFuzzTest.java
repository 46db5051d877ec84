package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a file, the reader ends soon, with a configuration or with one line.
 */
class ConfigFuzzTest {

    private static final int MUTANTS = 10000;

    private static final String[] PIECES = {"0", "1", "-1", "99999999999999999999", "1e999999999", "0x1f", "\"1p-3\"",
            "\"1/0\"", "~", "true", "yes", "[]", "{}", "[", "]", "{", "}", ":", ": ", "- ", "? ", "&a", "*a", "!t",
            "!!int",
            "|", ">", "'", "\"", "\\", "\t", "\n", "\r\n", "  ", "---\n", "...\n", "%YAML 1.2\n", "<<: *a", "#", ",",
            "\u0000", "\u0085", "\u2028", "\uFEFF", "\uD83D\uDE00", "@", "`", ".inf", "2001-01-01", "1_000", "1:30"};

    /** The outcome of a text: true for a configuration, false for one line. */
    private static boolean isConfig(byte[] bytes) {
        try {
            Config config = ConfigReader.read("f.yaml", bytes);
            assertEquals(config, ConfigReader.check("f.yaml", "", config));
            return true;
        } catch (BadInput e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            assertTrue(e.getMessage().startsWith("f.yaml") && e.getMessage().contains(", expected "), e.getMessage());
            assertTrue(e.getMessage().codePoints().noneMatch(Character::isISOControl), e.getMessage());
            return false;
        }
    }

    @Test
    void everyMutantIsAConfigurationOrOneLine() {
        Random random = new Random(20250103);
        int configurations = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(random);
            try {
                configurations += isConfig(mutant) ? 1 : 0;
            } catch (RuntimeException e) {
                throw new AssertionError("mutant " + i + ":\n" + new String(mutant, StandardCharsets.UTF_8), e);
            }
        }
        // the mutants must reach both sides, or they show nothing
        assertTrue(configurations > MUTANTS / 50 && configurations < MUTANTS / 2, "configurations: " + configurations);
    }

    /** The good file with one to three changes, of its text or of its bytes. */
    private static byte[] mutant(Random random) {
        StringBuilder text = new StringBuilder(ConfigReaderTest.GOOD);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> replaceNumber(text, random);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Puts a small number in the place of a digit: most of these stay configurations. */
    private static void replaceNumber(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        while (at < text.length() && !Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at < text.length()) {
            text.replace(at, at + 1, Integer.toString(random.nextInt(12)));
        }
    }

    @Test
    void randomBytesAreOneLine() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertTrue(!isConfig(bytes));
        }
    }

    static Stream<String> floods() {
        return Stream.of("[", "{", "- ", "? ", "a: ", "{a: ", "[a, ", "&a ", "*a ", "!t ", "\"", "'", "|\n", ">\n ",
                "#",
                "- - ", "a\n", "a: b\n", "---\n", "? [", "\\", "\t", "%", " ", "{? ", "[{", "a:\n ", "\"\\u0041");
    }

    /** A text of the largest size that is one piece again and again: none of them may cost more than its size. */
    @ParameterizedTest
    @MethodSource("floods")
    void aFloodIsRefusedSoon(String piece) {
        byte[] flood = piece.repeat(YamlInput.MAX_BYTES / piece.length()).getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(!isConfig(flood)));
    }

    @Test
    void aWideFileIsRefusedSoon() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < YamlInput.MAX_BYTES - 20; i++) {
            text.append('k').append(i).append(": [1, 2]\n");
        }
        byte[] wide = text.toString().getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(!isConfig(wide)));
    }
}
