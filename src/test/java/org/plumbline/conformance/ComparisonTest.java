package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;

class ComparisonTest {

    private static final Vectors VECTORS = Vectors.packaged();

    private static BoundedArray loss() {
        return VECTORS.find("mae-one-image").results().get("loss");
    }

    private static Outcome lossOf(Candidate candidate, int digits) {
        Map<String, Map<String, Candidate>> file = Map.of("mae-one-image", Map.of("loss", candidate));
        List<Outcome> outcomes = Comparison.of(VECTORS, file, digits);
        return outcomes.stream().filter(o -> o.caseId().equals("mae-one-image") && o.result().equals("loss"))
                .findFirst().orElseThrow();
    }

    private static ConformanceReport report(List<Outcome> outcomes, boolean allowMissing) {
        return new ConformanceReport(VECTORS, outcomes, "12 digits", NumberFormat.FLOAT64, allowMissing);
    }

    private static Numbers off(BigDecimal distance) {
        return new Numbers(List.of(loss().entries().get(0).hi().add(distance)));
    }

    @ParameterizedTest
    @CsvSource({"0,1,40", "1e-12,1,12", "1.0000000001e-12,1,11", "9.99e-13,1,12", "1e-45,1,40", "0.5,1,0", "7,1,0",
            "1e-12,100,14", "1e-12,0.01,10", "3e-7,3,7", "3.1e-7,3,6", "1e5000,1,0"})
    void digitsAreTheLargestWholeNumber(BigDecimal distance, BigDecimal scale, int digits) {
        assertEquals(digits, Comparison.digits(distance, scale));
    }

    @Test
    void aNumberWithinItsIntervalHasAllGuaranteedDigits() {
        Outcome outcome = lossOf(off(BigDecimal.ZERO), 40);
        assertEquals(Status.CONFORMS, outcome.status());
        assertEquals(40, outcome.digits());
        assertNull(outcome.worst());
    }

    @Test
    void aNumberJustBesideItsIntervalHasFewerDigits() {
        BigDecimal distance = loss().scale().movePointLeft(20);
        assertEquals(20, lossOf(off(distance), 20).digits());
        assertEquals(Status.CONFORMS, lossOf(off(distance), 20).status());
        Outcome outside = lossOf(off(distance), 21);
        assertEquals(Status.OUTSIDE, outside.status());
        assertEquals("", outside.worst().place());
        BigDecimal below = loss().entries().get(0).lo().subtract(distance);
        assertEquals(20, lossOf(new Numbers(List.of(below)), 20).digits());
    }

    @Test
    void whatTheFileLacksIsMissing() {
        List<Outcome> outcomes = Comparison.of(VECTORS, Map.of(), 12);
        assertTrue(outcomes.size() > 800);
        outcomes.forEach(outcome -> assertEquals(Status.MISSING, outcome.status()));
        assertFalse(report(outcomes, false).conforms());
        assertFalse(report(outcomes, true).conforms(), "nothing was compared");
    }

    @Test
    void aMissingResultIsAFaultUnlessAllowed() {
        Map<String, Map<String, Candidate>> file = Map.of("mae-one-image", Map.of("loss", off(BigDecimal.ZERO)));
        List<Outcome> outcomes = Comparison.of(VECTORS, file, 12);
        assertFalse(report(outcomes, false).conforms());
        assertTrue(report(outcomes, true).conforms());
    }

    @Test
    void aMalformedResultIsAFault() {
        Outcome outcome = lossOf(new Malformed(" expected an array of 4"), 12);
        assertEquals(Status.MALFORMED, outcome.status());
        assertEquals("expected an array of 4", outcome.fault());
        assertFalse(report(List.of(outcome), true).conforms());
    }

    @Test
    void theScaleIsTheLargestCertainMagnitude() {
        Interval zero = new Interval(new BigDecimal("-1e-42"), new BigDecimal("1e-42"));
        Interval small = new Interval(new BigDecimal("-0.3"), new BigDecimal("-0.2"));
        BoundedArray both = new BoundedArray("x", "def:score", List.of("a"), List.of(2), List.of(zero, small));
        assertEquals(new BigDecimal("0.2"), both.scale());
        BoundedArray none = new BoundedArray("x", "def:score", List.of("a"), List.of(1), List.of(zero));
        assertEquals(BigDecimal.ONE, none.scale());
    }

    @Test
    void placesAreRowMajor() {
        Interval one = new Interval(BigDecimal.ONE, BigDecimal.ONE);
        BoundedArray array = new BoundedArray("x", "def:score", List.of("a", "b"), List.of(2, 3),
                List.of(one, one, one, one, one, one));
        assertEquals("[0][0]", array.place(0));
        assertEquals("[0][2]", array.place(2));
        assertEquals("[1][0]", array.place(3));
        assertEquals("", loss().place(0));
    }
}
