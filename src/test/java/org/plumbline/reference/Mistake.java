package org.plumbline.reference;

/**
 * A planted mistake and the test that must notice it.
 *
 * @param name what is wrong
 * @param file the source below {@code src/main/java/org/plumbline}
 * @param before what the file says, exactly once
 * @param after what the mistake says
 * @param test a test class below {@code org.plumbline}, or one method of it after {@code #}
 */
record Mistake(String name, String file, String before, String after, String test) {
}
