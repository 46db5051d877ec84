package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource({"0,0", "-0.125,-0.125", "+2,2", "1.5e-07,0.00000015", "2E3,2000", ".5,0.5", "5.,5", "1e+0005,100000",
            "-0,0", "1.000000000000000000000000000000000000000001,1.000000000000000000000000000000000000000001"})
    void readsDecimals(String text, BigDecimal value) {
        assertEquals(0, value.compareTo(DecimalText.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({"NaN,is not a finite number", "-Infinity,is not a finite number", "inf,is not a finite number",
            "'',is not a decimal number", "1/3,is not a decimal number", "0x1p-3,is not a decimal number",
            "' 1',is not a decimal number", "'1,5',is not a decimal number", "--1,is not a decimal number",
            "1e,is not a decimal number", "\u0661,is not a decimal number",
            "1e999999999,expected an exponent in -5000..5000",
            "1e-5001,expected an exponent in -5000..5000",
            "1e99999999999999999999,expected an exponent in -5000..5000"})
    void refusesEverythingElseInOneLine(String text, String reason) {
        String message = assertThrows(NumberFormatException.class, () -> DecimalText.parse(text)).getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.startsWith("\"" + text + "\""), message);
    }

    @Test
    void refusesANumberOfTooManyCharacters() {
        assertEquals(1000, DecimalText.parse("1".repeat(1000)).precision());
        String message = assertThrows(NumberFormatException.class, () -> DecimalText.parse("1".repeat(1001)))
                .getMessage();
        assertEquals("a number of 1001 characters, expected at most 1000", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5000", "1e-5000", "1e0000000005000"})
    void acceptsTheLargestExponents(String text) {
        assertEquals(1, DecimalText.parse(text).signum());
    }

    @Test
    void showsNothingATerminalActsOn() {
        assertEquals("\"a?[31mb?\"", DecimalText.shown("a\u001b[31mb\n"));
        assertEquals("\"" + "x".repeat(40) + "...\"", DecimalText.shown("x".repeat(41)));
    }
}
