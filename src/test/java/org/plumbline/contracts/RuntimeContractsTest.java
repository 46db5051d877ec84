package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Contracts in words that can be executed, and what is left out of them. */
class RuntimeContractsTest {

    private final RuntimeContracts contracts = new RuntimeContracts(List.of("# a comment"));

    private void becomes(String after, String before) {
        assertEquals(after, contracts.executable(before).replaceAll("\\s+", " "));
    }

    private void leavesOut(String reason, String clause) {
        String source = "/*@ ensures true;\n  @ " + clause + " */ int f();";
        assertEquals("/*@ ensures true; @ */ int f();", contracts.executable(source).replaceAll("\\s+", " "));
        RuntimeContracts.Left last = contracts.left().get(contracts.left().size() - 1);
        assertEquals(new RuntimeContracts.Left(2, clause, reason), last);
    }

    @Test
    void whatCannotBeExecutedIsListedWithItsLineAndReason() {
        contracts.findModelFields("//@ public model int features;");
        leavesOut("real numbers", "ensures (\\real) 1 <= x;");
        leavesOut("over all integers", "ensures (\\forall \\bigint x; x > 0; x >= 1);");
        leavesOut("frame", "assignable \\nothing;");
        leavesOut("model field", "ensures \\result < features;");
        leavesOut("for a prover", "assert lemma(3);");
        leavesOut("old values in a quantifier", "ensures (\\forall int i; 0 <= i && i < n; a[i] == \\old(a[i]));");
        assertEquals(6, contracts.left().size());
    }

    @Test
    void clausesForKeyAreExecutedButNarrowNoContract() {
        becomes("//@ ensures \\result > 0;", "//+KEY@ ensures \\result > 0;");
        becomes("//@ requires x > 0; //-KEY@ requires x > 1; ",
                "//@ requires x > 0;\n//-KEY@ requires x > 1;\n//+KEY@ requires x > 2;");
    }

    @Test
    void wholeNumbersAndTheirPowersAreCasts() {
        becomes("//@ ensures ((\\bigint) \\result[p][c].lo) <= ((\\bigint) "
                + "org.plumbline.contracts.RuntimePowers.power(2, (int) (a.scale - b)));",
                "//@ ensures \\result[p][c].lo.value <= BigInteger.pow2(a.scale - b);");
        becomes("//@ ensures x == ((\\bigint) (a >= b ? a.lo : b.lo));",
                "//@ ensures x == (a >= b ? a.lo.value : b.lo.value);");
        becomes("//@ ensures (\\sum int l; 0 <= l && l < n; (long) (a[l] * b[l])) == r[(int) (i * n + 1)];",
                "//@ ensures (\\sum int l; 0 <= l && l < n; a[l] * b[l]) == r[i * n + 1];");
    }

    @Test
    void codeMeansWhatItMeant() {
        becomes("static final int A = Integer.valueOf(1 << 3);", "static final int A = 1 << 3;");
        becomes("digits = digits >>> BITS; return java.util.Arrays.copyOf(areas, areas.length);",
                "digits >>>= BITS; return areas.clone();");
        becomes("/*@ spec_public @*/ private final /*@ nullable @*/ Dyadic[] all; // x.clone()",
                "/*@ spec_public @*/ private final Dyadic[] all; // x.clone()");
        becomes("/*@ nullable @*/ private final Dyadic one;", "/*@ nullable @*/ private final Dyadic one;");
    }
}
