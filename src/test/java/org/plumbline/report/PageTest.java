package org.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.plumbline.theory.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page of every kind of block and picture, read back as XML. */
class PageTest {

    private static Document parsed(String html) throws Exception {
        byte[] body = html.replaceFirst("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    @Test
    void everyPictureHasATextAlternative() throws Exception {
        List<Element> pictures = all(parsed(DemoPage.page().html()), "svg").stream()
                .filter(each -> !each.hasAttribute("aria-hidden")).toList();
        assertEquals(11, pictures.size());
        for (Element picture : pictures) {
            assertEquals("img", picture.getAttribute("role"));
            assertTrue(picture.getAttribute("aria-label").length() > 20, picture.getAttribute("aria-label"));
        }
    }

    @Test
    void linksOfThePageLeadSomewhereAndNothingLeadsOutside() throws Exception {
        Document document = parsed(DemoPage.page().html());
        Set<String> ids = new HashSet<>();
        for (Element each : all(document, "*")) {
            assertTrue(!each.hasAttribute("id") || ids.add(each.getAttribute("id")), "twice: " + each);
            assertFalse(each.hasAttribute("src") || each.getTagName().equals("script")
                    || each.getTagName().equals("link"), each.getTagName());
        }
        List<Element> links = all(document, "a");
        assertFalse(links.isEmpty());
        links.forEach(link -> assertTrue(ids.contains(link.getAttribute("href").substring(1))));
        assertFalse(DemoPage.page().html().contains("url("));
    }

    @Test
    void bytesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        String page = DemoPage.page().html();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(page, DemoPage.page().html());
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertEquals(page, DemoPage.page().html());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void markupInTextIsText() throws Exception {
        String nasty = "<b>&\"'\u0001</b>";
        Page page = new Page(nasty, nasty, List.of(new Fact(nasty, nasty)),
                List.of(Section.of(nasty, Prose.of(nasty), new Details(nasty, nasty))), nasty);
        Document document = parsed(page.html());
        assertEquals(List.of(), all(document, "b"));
        assertEquals("<b>&\"'\uFFFD</b>", all(document, "h1").get(0).getTextContent());
    }

    @Test
    void unexpectedVerdictsAreMarked() throws Exception {
        VerdictTable table = new VerdictTable("", List.of(
                new VerdictRow("a", "", Verdict.HOLDS, Optional.of(Verdict.REFUTED), "", "", ""),
                new VerdictRow("b", "", Verdict.HOLDS, Optional.of(Verdict.HOLDS), "", "", ""),
                new VerdictRow("c", "", Verdict.UNDECIDED, Optional.empty(), "", "", "")));
        assertEquals("3 claims: 2 hold, 1 undecided; 1 against expectation.", table.summary());
        List<Element> rows = all(parsed(table.html()), "tr");
        assertEquals(List.of("", "unexpected", "", ""),
                rows.stream().map(row -> row.getAttribute("class")).toList());
    }

    @Test
    void aStandalonePictureCarriesItsColours() throws Exception {
        Document picture = parsed(DemoPage.loss().standalone());
        assertEquals("svg", picture.getDocumentElement().getTagName());
        assertTrue(all(picture, "style").get(0).getTextContent().contains("prefers-color-scheme:dark"));
    }
}
