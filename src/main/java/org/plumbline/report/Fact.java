package org.plumbline.report;

/**
 * A figure or word of the page's head, such as the number of positions.
 *
 * @param label what it is
 * @param value its value, as text
 */
public record Fact(String label, String value) {}
