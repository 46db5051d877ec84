package org.plumbline.conformance;

import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;

/**
 * A report as pipelines read it: one test case a result, in the XML of JUnit.
 */
public final class JUnitXml {

    private JUnitXml() {
    }

    /**
     * The report as XML.
     *
     * @param report a report
     * @return a document that ends in a newline
     */
    public static String of(ConformanceReport report) {
        Tally all = Tally.of(report.outcomes());
        int skipped = report.allowMissing() ? all.count(Status.MISSING) : 0;
        int failures = all.all() - all.count(Status.CONFORMS) - skipped;
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"plumbline verify\" tests=\"").append(all.all()).append("\" failures=\"")
                .append(failures).append("\" errors=\"0\" skipped=\"").append(skipped).append("\">\n");
        for (Outcome outcome : report.outcomes()) {
            xml.append("  <testcase classname=\"").append(report.vectors().find(outcome.caseId()).topic()).append('.')
                    .append(outcome.caseId()).append("\" name=\"").append(outcome.result()).append('"');
            if (outcome.status() == Status.CONFORMS) {
                xml.append("/>\n");
            } else if (outcome.status() == Status.MISSING && report.allowMissing()) {
                xml.append("><skipped/></testcase>\n");
            } else {
                xml.append("><failure type=\"").append(ConformanceReport.label(outcome.status()))
                        .append("\" message=\"").append(escaped(ConformanceReport.words(outcome)))
                        .append("\"/></testcase>\n");
            }
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    /** The characters that XML 1.0 has. */
    private static boolean allowed(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
