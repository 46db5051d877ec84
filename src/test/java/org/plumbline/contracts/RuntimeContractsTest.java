package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Contracts in words that can be executed, and what is left out of them. */
class RuntimeContractsTest {

    private final RuntimeContracts contracts = new RuntimeContracts(List.of("# a comment"));

    private void becomes(String after, String before) {
        assertEquals(after, contracts.executable(before).replaceAll("\\s+", " "));
    }

    private void leavesOut(String reason, String clause) {
        String source = "/*@ requires true;\n  @ " + clause + " */ int f();";
        assertEquals("/*@ requires true; @ */ int f();", contracts.executable(source).replaceAll("\\s+", " "));
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
                + "org.plumbline.contracts.RuntimeSupport.power(2, (int) (a.scale - b)));",
                "//@ ensures \\result[p][c].lo.value <= BigInteger.pow2(a.scale - b);");
        becomes("//@ ensures x == ((\\bigint) (a >= b ? a.lo : b.lo));",
                "//@ ensures x == (a >= b ? a.lo.value : b.lo.value);");
        becomes("//@ ensures (\\sum int l; 0 <= l && l < n; (long) (a[l] * b[l])) == r[(int) (i * n + 1)];",
                "//@ ensures (\\sum int l; 0 <= l && l < n; a[l] * b[l]) == r[i * n + 1];");
    }

    @Test
    void codeMeansWhatItMeant() {
        becomes("static final int A = Integer.valueOf(1 << 3);", "static final int A = 1 << 3;");
        becomes("digits = digits >>> BITS; return org.plumbline.contracts.RuntimeSupport.copy(areas);",
                "digits >>>= BITS; return areas.clone();");
        becomes("/*@ spec_public @*/ private final /*@ nullable @*/ Dyadic[] all; // x.clone()",
                "/*@ spec_public @*/ private final Dyadic[] all; // x.clone()");
        becomes("/*@ nullable @*/ private final Dyadic one;", "/*@ nullable @*/ private final Dyadic one;");
    }

    @Test
    void nullIsNoNumber() {
        becomes("while (java.util.Objects.isNull(tail) || java.util.Objects.nonNull(a[i])) { return x ? y : "
                + "org.plumbline.contracts.RuntimeSupport.none(); }",
                "while (tail == null || a[i] != null) { return x ? y : null; }");
        becomes("/*@ ensures x == null; */", "/*@ ensures x == null; */");
    }

    @Test
    void invariantsArePrivateAndThoseOfOthersCountAsTrue() {
        becomes("/*@ private invariant 0 <= size; @ private invariant true && true; @*/",
                "/*@ public invariant 0 <= size;\n  @ public invariant \\fresh(a[i]) && \\invariant_for(b); @*/");
    }

    @Test
    void everyPostconditionNotesThatItWasFoundTrueUnlessItIsGranted() {
        becomes("/*@ ensures ( x ==> y) && org.plumbline.contracts.RuntimeSupport.noted(0); @*/ /** A comment. */ "
                + "public static /*@ pure @*/ int[] f(Enclosure[] a, java.math.BigInteger b) {",
                "/*@ ensures x ==> y; @*/\n/** A comment. */\n"
                        + "public static /*@ pure @*/ int[] f(Enclosure[] a, java.math.BigInteger b) {");
        becomes("/*@ ensures true && true; @*/ int g() {",
                "/*@ ensures \\fresh(\\result) && \\invariant_for(\\result); @*/ int g() {");
        assertEquals(List.of("0 ::f(Enclosure[],BigInteger)", "- ::g()"), contracts.postconditions());
    }

    @Test
    void aMethodIsCheckedWhenEachOfItsPostconditionsWasEvaluated() {
        List<String> lines = List.of("0 A::f()", "1 A::f()", "2 A::g()", "- A::g()", "3 A::h(int)");
        assertEquals(Set.of("A::f()"), Postconditions.checked(lines, Set.of(0, 1, 2)));
        assertEquals(Set.of("A::h(int)"), Postconditions.checked(lines, Set.of(0, 2, 3)));
    }

    @Test
    void aListedContractNamesItsMethod() {
        assertEquals("data.Image::Image(int,Dyadic[])",
                Postconditions.method("data.Image::Image(int,number.Dyadic[]) normal 0"));
        assertEquals("coordinates.BatchObjective::loss(CoordinateLayer)",
                Postconditions.method("coordinates.ContrastiveBatch::loss(coordinates.CoordinateLayer) behavior 0 "
                        + "of coordinates.BatchObjective"));
    }
}
