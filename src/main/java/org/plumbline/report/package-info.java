/**
 * Pictures and pages: plain data in, text out.
 *
 * <p>Every picture is a static SVG with a text alternative, every page one self-contained HTML document without script
 * or external resource. The same data give the same bytes on every machine: no fonts are measured, no locale is asked,
 * no clock is read, and the few transcendental functions come from {@link StrictMath}. Pictures are drawn in doubles;
 * numbers to be read (tables, facts) come in as text and are never reformatted here.
 *
 * <p>Colours are CSS custom properties with a light and a dark value, see {@link org.plumbline.report.Theme}.
 */
package org.plumbline.report;
