package org.plumbline.reference.data;

/**
 * What is said when an argument is refused. Texts are kept apart from the code that is proved: KeY counts their
 * characters, and nothing rests on them.
 */
final class Refusals {

    private Refusals() {
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException latent(int j, String latent) {
        return new IllegalArgumentException(text("latent ", j, " is ", latent, ", expected more than 0"));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException order() {
        return new IllegalArgumentException("the order holds a position twice");
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException clusters() {
        return new IllegalArgumentException("a setting needs 1 to " + Setting.MAX_CLUSTERS + " clusters");
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException positions(int k) {
        return new IllegalArgumentException(text("cluster ", k, " has other positions than cluster ", 0, ""));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException partition(int i, int k) {
        return new IllegalArgumentException(text("clusters ", i, " and ", k, " have the same partition"));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException vectors(int vectors, int areas, int positions) {
        String words = " orthonormal vectors, expected ";
        return new IllegalArgumentException(text(vectors, words, areas, " features and ", positions, " positions"));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException family() {
        return new IllegalArgumentException("a family needs a vector, d <= " + OrthonormalFamily.MAX_DIMENSION
                + " and a scale in 0.." + OrthonormalFamily.MAX_SCALE);
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException entries(int i, int length) {
        return new IllegalArgumentException(
                text("vector ", i, " has an entry beyond 1 or a length other than ", length, ""));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException product(int j, int i) {
        return new IllegalArgumentException(text("vectors ", j, " and ", i, " are not orthonormal"));
    }

    /*@ normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ IllegalArgumentException reflections() {
        return new IllegalArgumentException("a round of reflections needs d signs and an order of d coordinates, "
                + "d a multiple of 4");
    }

    /** Words and numbers; by itself, since KeY's proofs grow fast with the parts of a text that it knows. */
    /*@ private normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ String text(String before, int first, String between, int second, String after) {
        return before + first + between + second + after;
    }

    /** Words, a number and a text. */
    /*@ private normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ String text(String before, int first, String between, String second, String after) {
        return before + first + between + second + after;
    }

    /** Three numbers and what they are. */
    /*@ private normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ String text(int first, String is, int second, String and, int third, String last) {
        return first + is + second + and + third + last;
    }
}
