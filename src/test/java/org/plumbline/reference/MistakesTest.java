package org.plumbline.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every planted mistake of mistakes/mistakes.yaml makes the test that it names fail: these tests can fail. */
class MistakesTest {

    @TempDir
    Path folder;

    private static List<Mistake> mistakes() throws IOException {
        try (InputStream list = MistakesTest.class.getResourceAsStream("/mistakes/mistakes.yaml")) {
            return Arrays.asList(new ObjectMapper(new YAMLFactory()).readValue(list, Mistake[].class));
        }
    }

    @TestFactory
    Stream<DynamicTest> mistakesAreNoticed() throws IOException {
        List<Mistake> mistakes = mistakes();
        return mistakes.stream().map(mistake -> DynamicTest.dynamicTest(mistake.name(),
                () -> assertNoticed(mistake, folder.resolve(Integer.toString(mistakes.indexOf(mistake))))));
    }

    private static void assertNoticed(Mistake mistake, Path folder) throws IOException {
        String source = Workbench.source(mistake.file());
        int first = source.indexOf(mistake.before());
        assertTrue(first >= 0 && first == source.lastIndexOf(mistake.before()),
                mistake.file() + " must hold exactly once: " + mistake.before());
        Path classes = new Workbench(folder).compile(mistake.file(), source.replace(mistake.before(), mistake.after()));
        TestExecutionSummary summary = Workbench.run(mistake.test(), classes);
        assertTrue(summary.getTestsStartedCount() > 0, "no test " + mistake.test());
        assertTrue(summary.getTestsFailedCount() > 0, mistake.test() + " passes with this mistake");
        if (summary.getFailures().stream().noneMatch(failure -> failure.getException() instanceof AssertionError)) {
            assertPasses(mistake.test());
        }
    }

    /**
     * That the tests named pass without mistakes the rest of this build shows. What is left is that a test may fail
     * because it runs in a class loader of its own: where none of its failures is an assertion's, and once a package.
     */
    private static void assertPasses(String test) {
        TestExecutionSummary summary = Workbench.run(test);
        assertTrue(summary.getTestsStartedCount() > 0, "no test " + test);
        assertEquals(summary.getTestsStartedCount(), summary.getTestsSucceededCount(),
                () -> summary.getFailures().toString());
    }

    @TestFactory
    Stream<DynamicTest> withoutMistakesOneTestOfEachPackagePasses() throws IOException {
        Map<String, String> first = new LinkedHashMap<>();
        // single methods before whole classes
        mistakes().stream().map(Mistake::test).sorted(Comparator.comparing(test -> !test.contains("#")))
                .forEach(test -> first.putIfAbsent(place(test), test));
        return first.values().stream().map(test -> DynamicTest.dynamicTest(test, () -> assertPasses(test)));
    }

    private static String place(String test) {
        return test.substring(0, test.lastIndexOf('.'));
    }

    @Test
    void theListIsLongAndEveryMistakeHasItsOwnName() throws IOException {
        List<Mistake> mistakes = mistakes();
        assertTrue(mistakes.size() >= 24, mistakes.size() + " mistakes");
        assertEquals(mistakes.size(), mistakes.stream().map(Mistake::name).distinct().count());
    }
}
