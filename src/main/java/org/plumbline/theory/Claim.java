package org.plumbline.theory;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One entry of the registry of claims, {@code spec/claims.yaml}.
 *
 * @param id its name everywhere, for example {@code thm:mae-attention}
 * @param kind what it is
 * @param title one short line
 * @param statement the statement with its formula
 * @param source where it comes from
 * @param depends ids of the claims it rests on
 * @param hypotheses what it presupposes
 * @param code the classes or members that implement it, {@code package.Class} or {@code package.Class#member}
 * @param checkedBy what checks it
 * @param note its file under {@code proofs-notes/}
 * @param measures what an audit measures of it; empty if no audit judges it
 * @param status what is proved, what is measured, where it is refuted
 */
@JsonPropertyOrder({"id", "kind", "title", "statement", "source", "depends", "hypotheses", "code", "checked-by", "note",
        "measures", "status"})
public record Claim(String id, Kind kind, String title, String statement, Source source, List<String> depends,
        List<Hypothesis> hypotheses, List<String> code, @JsonProperty("checked-by") List<Check> checkedBy, String note,
        List<Measure> measures, String status) {

    /** Copies the lists, so that a claim never changes. */
    public Claim {
        depends = List.copyOf(depends);
        hypotheses = List.copyOf(hypotheses);
        code = List.copyOf(code);
        checkedBy = List.copyOf(checkedBy);
        measures = List.copyOf(measures);
    }

    /**
     * Whether an audit gives a verdict on it.
     *
     * @return true if an audit measures something of it
     */
    public boolean audited() {
        return !measures.isEmpty();
    }

    /** What a claim is. */
    public enum Kind {
        /** It fixes the meaning of a name. */
        @JsonProperty("definition")
        DEFINITION("definition"),
        /** It follows from definitions, by a derivation of ours. */
        @JsonProperty("lemma")
        LEMMA("lemma"),
        /** It is stated by the paper and measured here. */
        @JsonProperty("theorem")
        THEOREM("theorem"),
        /** It says when a theorem applies. */
        @JsonProperty("hypothesis")
        HYPOTHESIS("hypothesis");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * The kind in a word.
         *
         * @return one word in lower case
         */
        public String word() {
            return word;
        }
    }

    /** Who says so. */
    public enum Mark {
        /** Stated by the paper. */
        @JsonProperty("paper")
        PAPER("stated by the paper"),
        /** Derived from the definitions, in the claim's note. */
        @JsonProperty("derived")
        DERIVED("derived here"),
        /** A choice made here, where the paper leaves freedom or its text was not at hand. */
        @JsonProperty("choice")
        CHOICE("a choice made here");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        /**
         * The mark in words.
         *
         * @return a few words that can stand in a sentence
         */
        public String words() {
            return words;
        }
    }

    /**
     * Where a claim comes from.
     *
     * @param mark who says so
     * @param place where in the paper, as far as known
     */
    public record Source(Mark mark, String place) {
    }

    /**
     * What a claim presupposes.
     *
     * @param key a name that programs can test, for example {@code positive-gap}
     * @param words the same for readers
     */
    public record Hypothesis(String key, String words) {
    }

    /**
     * A quantity that an audit measures, and what the claim says of it. A claim holds if all its measures do.
     *
     * @param quantity its name within the claim
     * @param words what it is
     * @param relation on which side of the threshold the claim wants it
     * @param threshold the threshold, unless a configuration gives another: a number in exact form
     */
    public record Measure(String quantity, String words, Relation relation, String threshold) {
    }

    /** Sides of a threshold. */
    public enum Relation {
        /** The quantity is the threshold or more. */
        @JsonProperty("at-least")
        AT_LEAST("at-least", "\u2265"),
        /** The quantity is the threshold or less. */
        @JsonProperty("at-most")
        AT_MOST("at-most", "\u2264");

        private final String word;
        private final String sign;

        Relation(String word, String sign) {
            this.word = word;
            this.sign = sign;
        }

        /**
         * The relation as it stands in files.
         *
         * @return {@code "at-least"} or {@code "at-most"}
         */
        public String word() {
            return word;
        }

        /**
         * The relation as it is written between a quantity and its threshold.
         *
         * @return one sign
         */
        public String sign() {
            return sign;
        }
    }

    /**
     * What checks a claim.
     *
     * @param by the kind of check
     * @param name the test class, the contract's class or member, the audit's entry, or what a derivation covers
     */
    public record Check(Means by, String name) {
    }

    /** Kinds of checks. */
    public enum Means {
        /** A test class under {@code src/test/java}. */
        @JsonProperty("test")
        TEST("test"),
        /** The JML contract of a class or member. */
        @JsonProperty("contract")
        CONTRACT("contract"),
        /** A verdict in an audit. */
        @JsonProperty("audit")
        AUDIT("audit"),
        /** A derivation in the claim's note. */
        @JsonProperty("derivation")
        DERIVATION("derivation in the note");

        private final String words;

        Means(String words) {
            this.words = words;
        }

        /**
         * The kind of check in words.
         *
         * @return a few words
         */
        public String words() {
            return words;
        }
    }
}
