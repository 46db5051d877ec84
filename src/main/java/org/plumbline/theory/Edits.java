package org.plumbline.theory;

/**
 * How far two words are apart, to suggest what a misspelt one may have meant.
 */
public final class Edits {

    private Edits() {
    }

    /**
     * The least number of insertions, deletions and replacements that turn one text into another.
     *
     * @param a a text
     * @param b a text
     * @return 0 if they are equal
     */
    public static int between(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
