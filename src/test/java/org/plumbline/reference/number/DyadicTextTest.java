package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DyadicTextTest {

    @ParameterizedTest
    @CsvSource({"3,3,0", "-3p-4,-3,4", "5/8,5,3", "0.375,3,3", "-0.5,-1,1", "-0,0,0", "3p2,12,0", "12/8,3,1", "7/1,7,0",
            "0.50,1,1", "6/12,1,1", "3/3,1,0", "007,7,0", "-1p0,-1,0", "1.0,1,0", "-2.25,-9,2", "0/8,0,0", "5/10,1,1"})
    void everyFormIsRead(String text, long numerator, int scale) {
        assertEquals(Dyadic.of(BigInteger.valueOf(numerator), scale), DyadicText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1 ", "+1", "--1", "-", ".5", "5.", "-.5", "0.5.5", "1e5", "NaN", "Infinity",
            "1/0", "1/-2", "/2", "1/", "1/2/4", "p3", "3p", "3p-", "3pp2", "3p1.5", "0x10", "1_000", "1/2p3", "0.-5",
            "\u0663", "3p200000", "3p-200000", "0.5p1", "1,5"})
    void everythingElseIsRefusedInOneLine(String text) {
        String message = assertThrows(NumberFormatException.class, () -> DyadicText.parse(text)).getMessage();
        assertFalse(message.contains("\n"));
        assertTrue(message.length() < 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1/3", "-2.2", "5/7"})
    void numbersThatAreNotDyadicAreNotRounded(String text) {
        assertThrows(NumberFormatException.class, () -> DyadicText.parse(text));
    }

    @Test
    void decimalsThatAreNotDyadicAreEnclosedBetweenNeighboursOnTheGrid() {
        Enclosure tenth = DyadicText.enclose("0.1", 10);
        assertEquals(Dyadic.of(BigInteger.valueOf(102), 10), tenth.lower());
        assertEquals(Dyadic.of(BigInteger.valueOf(103), 10), tenth.upper());
        Enclosure minusThird = DyadicText.enclose("-1/3", 4);
        assertEquals(Dyadic.of(BigInteger.valueOf(-6), 4), minusThird.lower());
        assertEquals(Dyadic.of(BigInteger.valueOf(-5), 4), minusThird.upper());
        assertTrue(Exactly.value(minusThird.lower()).compareTo(new BigDecimal("-0.33333")) < 0);
    }

    @Test
    void dyadicNumbersAreNotWidenedByACoarseGrid() {
        Enclosure exact = DyadicText.enclose("0.375", 1);
        assertTrue(exact.isPoint());
        assertEquals(Dyadic.of(BigInteger.valueOf(3), 3), exact.lower());
    }

    @Test
    void textOfUnboundedLengthIsRefused() {
        assertThrows(NumberFormatException.class, () -> DyadicText.parse("1".repeat(20001)));
        assertEquals(Dyadic.of(BigInteger.TEN.pow(19999), 0), DyadicText.parse("1" + "0".repeat(19999)));
    }
}
