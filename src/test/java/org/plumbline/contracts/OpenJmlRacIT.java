package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Contracts of the verified subtree are checked while its tests run: what {@code ci/openjml rac} does. The checks find
 * planted faults, in the code and in a contract. Skipped like {@link OpenJmlIT}.
 */
class OpenJmlRacIT {

    private static final Path FOLDER = Path.of("target", "openjml");

    @BeforeAll
    static void skippedWithoutOpenJml() throws IOException, InterruptedException {
        OpenJml.skipWithoutHome();
    }

    private static OpenJml.Run run(Path results, Map<String, String> settings)
            throws IOException, InterruptedException, URISyntaxException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("PLUMBLINE_TEST_PATH", System.getProperty("java.class.path"));
        all.put("OPENJML_CLASSPATH",
                Path.of(Apfloat.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        return OpenJml.run(List.of("rac"), results, all);
    }

    @Test
    void noTestBreaksAContractUnlessItIsMeantToAndWhatIsListedIsChecked()
            throws IOException, InterruptedException, URISyntaxException {
        OpenJml.Run run = run(FOLDER, Map.of());
        assertEquals(0, run.exit(), () -> String.join("\n", run.lines()));
        Set<String> unchecked = new TreeSet<>(OpenJml.checked());
        unchecked.removeAll(Files.readAllLines(FOLDER.resolve("rac.checked.txt")));
        assertEquals(Set.of(), unchecked, "listed in rac.txt, and not every postcondition was evaluated");
    }

    private static void isStopped(OpenJmlFault fault, String test, String check)
            throws IOException, InterruptedException, URISyntaxException {
        Path folder = FOLDER.resolve("rac-" + fault.method());
        Path sources = folder.resolve("sources");
        fault.plant(new SourceTree().texts(), sources);
        Files.writeString(folder.resolve("tests.txt"), test + "\n");
        OpenJml.Run run = run(folder, Map.of("PLUMBLINE_SOURCES", sources.toString(), "PLUMBLINE_RAC_TESTS",
                folder.resolve("tests.txt").toString()));
        assertEquals(1, run.exit(), () -> String.join("\n", run.lines()));
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("failed: org.plumbline." + test)
                && line.contains(fault.file()) && line.contains(check)), () -> String.join("\n", run.lines()));
    }

    @Test
    void aFaultInTheCodeIsStoppedByItsContract() throws IOException, InterruptedException, URISyntaxException {
        OpenJmlFault floor = OpenJmlFault.all().stream().filter(fault -> fault.name().equals("a ceiling is a floor"))
                .findFirst().orElseThrow();
        isStopped(floor, "reference.number.RoundingTest", "verify: JML postcondition is false");
    }

    @Test
    void aFaultInAContractIsNoticedThoughTheCodeIsRight() throws IOException, InterruptedException, URISyntaxException {
        String text = new SourceTree().texts().get("data/Mask.java");
        String clause = "ensures \\result == size;";
        assertEquals(text.indexOf(clause), text.lastIndexOf(clause));
        isStopped(new OpenJmlFault("off by one", "data/Mask.java", clause, "ensures \\result == size + 1;", "size"),
                "reference.data.MaskTest", "verify: JML postcondition is false");
    }

    @Test
    void aFaultInAnInvariantIsNoticedByTheMethodsOfItsClass()
            throws IOException, InterruptedException, URISyntaxException {
        String clause = "public invariant (\\forall int j; 0 <= j && j < latents.length; latents[j].numerator.value > ";
        isStopped(new OpenJmlFault("one is no latent", "data/Image.java", clause + "0);", clause + "1);", "invariant"),
                "reference.data.ImageTest", "verify: JML invariant is false");
    }
}
