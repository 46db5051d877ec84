package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/**
 * The test to keep: everything is run at the target digits and at twice as many, and the difference lies below the
 * bound; over all cases together it also comes near enough to the bound that the bound says something.
 */
class ErrorBoundTest {

    private static final MathContext THREE = new MathContext(3);

    private enum Quantity {
        SCORE, CORRELATION, ATTENTION, AREA_ATTENTION, OUTPUT, MAE_LOSS, MAE_GRADIENT, REPRESENTATION, SIMILARITY,
        CL_LOSS, CL_GRADIENT, FLOOR
    }

    /** All that a level computes, in a fixed order, by quantity. */
    private static Map<Quantity, List<Apfloat>> everything(SmallCase small, int digits) {
        Level level = new Level(small, digits);
        Map<Quantity, List<Apfloat>> all = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            all.put(quantity, new ArrayList<>());
        }
        Masked x = small.masked().get(0);
        ForwardPass pass = level.pass(x);
        int positions = small.setting().positions();
        Matrix q = small.q().lifted(level.precision);
        for (int p = 0; p < positions; p++) {
            for (int r = 0; r < positions; r++) {
                all.get(Quantity.SCORE).add(level.layer.score(p, r, pass.input()));
                all.get(Quantity.CORRELATION).add(Correlations.positionPosition(level.embedding, q, p, r));
            }
            all.get(Quantity.CORRELATION).add(Correlations.featurePosition(level.embedding, q, p, 0, 0));
            all.get(Quantity.ATTENTION).addAll(List.of(pass.attention(p)));
            all.get(Quantity.AREA_ATTENTION).addAll(List.of(pass.areaAttention(p)));
            all.get(Quantity.OUTPUT).addAll(List.of(pass.output(p)));
        }
        all.get(Quantity.MAE_LOSS).add(level.maeLoss());
        addAll(all.get(Quantity.MAE_GRADIENT), level.maeNegativeGradient());
        Contrast sample = small.contrasts().get(0);
        Apfloat[] anchor = level.representation(level.layer, new Masked(sample.image(), sample.first()));
        Apfloat[][] stopped = level.stopped(level.layer, sample);
        all.get(Quantity.REPRESENTATION).addAll(List.of(anchor));
        for (Apfloat[] other : stopped) {
            all.get(Quantity.SIMILARITY).add(Contrastive.similarity(level.precision, anchor, other));
        }
        all.get(Quantity.CL_LOSS).add(level.clLoss());
        addAll(all.get(Quantity.CL_GRADIENT), level.clNegativeGradient());
        all.get(Quantity.FLOOR).add(floor(small, level.precision));
        return all;
    }

    private static Apfloat floor(SmallCase small, Precision precision) {
        Apfloat third = precision.divide(precision.of(1), precision.of(3));
        return ReconstructionFloor.maeFloor(precision, small.setting(), small.maskSize(), third);
    }

    private static void addAll(List<Apfloat> list, Matrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            list.addAll(List.of(matrix.row(i)));
        }
    }

    private static Apfloat bound(Quantity quantity, SmallCase small, int digits) {
        Level level = new Level(small, digits);
        ErrorBound bound = level.bound();
        int negatives = small.contrasts().get(0).negatives().size();
        return switch (quantity) {
            case SCORE -> bound.score();
            case CORRELATION -> bound.correlation();
            case ATTENTION -> bound.attention();
            case AREA_ATTENTION -> bound.areaAttention();
            case OUTPUT -> bound.output();
            case MAE_LOSS -> bound.maeLoss(small.maskSize());
            case MAE_GRADIENT -> bound.maeNegativeGradient(small.maskSize());
            case REPRESENTATION -> bound.clRepresentation();
            case SIMILARITY -> bound.similarity();
            case CL_LOSS -> bound.clLoss(negatives, small.tau());
            case CL_GRADIENT -> bound.clNegativeGradient(negatives, small.tau());
            // one term an area of each cluster, and the mean square enters with one rounding of its own
            case FLOOR -> bound.floor(floor(small, level.precision), areas(small) + 1);
        };
    }

    private static int areas(SmallCase small) {
        int areas = 0;
        for (int k = 0; k < small.setting().clusters(); k++) {
            areas += small.setting().partition(k).areas();
        }
        return areas;
    }

    /**
     * Digits that the bound may cost against the error seen. Two to four of them are Apfloat's, which is that much
     * better than it documents (see SCORE); the rest is the price of an a-priori bound, highest at the end of the
     * chain.
     */
    private static int price(Quantity quantity) {
        return switch (quantity) {
            case SCORE, CORRELATION, FLOOR -> 4;
            case ATTENTION, AREA_ATTENTION, OUTPUT, REPRESENTATION -> 6;
            case MAE_LOSS, MAE_GRADIENT, SIMILARITY, CL_LOSS -> 8;
            case CL_GRADIENT -> 10;
        };
    }

    @Test
    void theTrueErrorLiesBelowTheBoundAndNotAbsurdlyFar() {
        Map<Quantity, BigDecimal> largest = new EnumMap<>(Quantity.class);
        // Apfloat works in words of 17 or 18 digits and hides what is left of them: several sizes of the last word
        for (int i = 0; i < 14; i++) {
            int digits = 17 + 2 * i;
            SmallCase small = SmallCase.random(1000 + i);
            Map<Quantity, List<Apfloat>> rough = everything(small, digits);
            Map<Quantity, List<Apfloat>> fine = everything(small, 2 * digits);
            for (Quantity quantity : Quantity.values()) {
                BigDecimal allowed = value(bound(quantity, small, digits))
                        .add(value(bound(quantity, small, 2 * digits)));
                for (int n = 0; n < rough.get(quantity).size(); n++) {
                    BigDecimal error = value(rough.get(quantity).get(n)).subtract(value(fine.get(quantity).get(n)))
                            .abs();
                    assertTrue(error.compareTo(allowed) <= 0,
                            quantity + " at " + digits + " digits, " + small + ": " + error.round(THREE) + " > "
                                    + allowed.round(THREE));
                    if (allowed.signum() > 0) {
                        largest.merge(quantity, error.divide(allowed, THREE), BigDecimal::max);
                    }
                }
            }
        }
        for (Quantity quantity : Quantity.values()) {
            BigDecimal absurd = BigDecimal.ONE.scaleByPowerOfTen(-price(quantity));
            assertTrue(largest.get(quantity).compareTo(absurd) > 0, quantity + " reaches " + largest.get(quantity));
        }
    }

    @Test
    void boundsAreLinearInTheUnit() {
        SmallCase small = SmallCase.random(5);
        for (Quantity quantity : Quantity.values()) {
            if (quantity != Quantity.FLOOR) {
                BigDecimal at20 = value(bound(quantity, small, 20));
                BigDecimal at30 = value(bound(quantity, small, 30)).scaleByPowerOfTen(10);
                BigDecimal difference = at20.subtract(at30).abs();
                assertTrue(difference.compareTo(at20.multiply(new BigDecimal("1e-25"))) <= 0, quantity.toString());
            }
        }
    }

    @Test
    void aLargerQHasALargerBound() {
        SmallCase small = SmallCase.random(6);
        SmallCase still = small.withQ(GridMatrix.zero(small.q().rows(), SmallCase.GRID_BITS));
        for (Quantity quantity : List.of(Quantity.SCORE, Quantity.ATTENTION, Quantity.MAE_LOSS, Quantity.CL_GRADIENT)) {
            assertTrue(bound(quantity, still, 20).compareTo(bound(quantity, small, 20)) < 0, quantity.toString());
        }
    }

    @Test
    void tooFewDigitsAreRefused() {
        SmallCase small = SmallCase.random(7);
        BigInteger[] huge = new BigInteger[small.q().rows() * small.q().rows()];
        Arrays.fill(huge, BigInteger.TEN.pow(13));
        GridMatrix q = new GridMatrix(small.q().rows(), small.q().rows(), 0, huge);
        assertThrows(ArithmeticException.class, () -> new Level(small.withQ(q), 1).bound());
        assertThrows(ArithmeticException.class, () -> new Level(small, 1).bound().clLoss(2, Dyadic.of(
                BigInteger.ONE, 60)));
    }
}
