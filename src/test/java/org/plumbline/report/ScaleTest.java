package org.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Round marks on axes, and numbers as text. */
class ScaleTest {

    private static List<String> labels(Scale scale, int about) {
        return scale.ticks(about).stream().map(Tick::label).toList();
    }

    @Test
    void linearMarksAreRound() {
        assertEquals(List.of("0", "20", "40", "60", "80", "100"), labels(new Scale.Linear(0, 100), 6));
        assertEquals(List.of("−0.5", "0", "0.5", "1"), labels(new Scale.Linear(-0.6, 1.2), 4));
    }

    @Test
    void logarithmicMarksAreDecadesWhereThereAreEnough() {
        assertEquals(List.of("10⁻³", "10⁻²", "10⁻¹", "10⁰"), labels(new Scale.Log10(0.001, 1), 4));
        assertEquals(List.of("0.02", "0.05", "0.1"), labels(new Scale.Log10(0.02, 0.11), 4));
    }

    @Property(tries = 200)
    void marksLieOnTheAxisInOrderAndAreNotTooMany(@ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double length) {
        Scale.Linear scale = new Scale.Linear(low, low + length);
        List<Tick> ticks = scale.ticks(5);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 7, ticks.toString());
        for (int i = 0; i < ticks.size(); i++) {
            double position = scale.position(ticks.get(i).at());
            assertTrue(position >= 0 && position <= 1, ticks.toString());
            assertTrue(i == 0 || ticks.get(i - 1).at() < ticks.get(i).at(), ticks.toString());
        }
    }

    @Test
    void endsMustBeInOrder() {
        assertThrows(IllegalArgumentException.class, () -> new Scale.Linear(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Scale.Log10(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-2.5, −2.5", "1000, 1000", "1e6, 10⁶", "2.5e-7, 2.5×10⁻⁷", "-0.0001, −0.0001"})
    void labels(String value, String label) {
        assertEquals(label, Decimal.label(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource({"1.005, 1", "0.125, 0.12", "-0.001, 0", "12.50, 12.5"})
    void coordinatesHaveTwoDigitsAtMost(double value, String text) {
        assertEquals(text, Decimal.coordinate(value));
    }
}
