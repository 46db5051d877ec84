package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs listed tests against classes that check their contracts: what {@code ci/openjml rac} ends with. A test that is
 * listed as one that breaks a contract on purpose must be stopped by a check, every other one must pass.
 */
final class RuntimeTests {

    private static final String ROOT = "org.plumbline.";

    private RuntimeTests() {
    }

    /**
     * Exit code 0 if all is as listed, else 1.
     *
     * @param arguments the list: a class of tests a line, and {@code class#method | reason} for a test that breaks a
     *     contract; the postconditions; the file for the methods that were checked throughout
     */
    public static void main(String[] arguments) throws IOException {
        Set<String> classes = new TreeSet<>();
        Set<String> breaking = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                (line.contains(" | ") ? breaking : classes).add(ROOT + line.replaceFirst(" \\| .*", ""));
            }
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).collect(Collectors.toList())).build();
        LauncherFactory.create().execute(request, listener);
        boolean asListed = report(listener.getSummary(), breaking);
        List<String> postconditions = Files.readAllLines(Path.of(arguments[1]));
        Set<String> checked = Postconditions.checked(postconditions, RuntimeSupport.evaluated());
        Files.write(Path.of(arguments[2]), checked);
        System.out.println("rac: " + RuntimeSupport.evaluated().size() + " of " + postconditions.size()
                + " postconditions were evaluated, of " + checked.size() + " methods all of them");
        System.exit(asListed ? 0 : 1);
    }

    private static boolean report(TestExecutionSummary summary, Set<String> breaking) {
        Map<String, String> failed = new TreeMap<>();
        for (TestExecutionSummary.Failure failure : summary.getFailures()) {
            failed.put(name(failure.getTestIdentifier()), String.valueOf(cause(failure.getException())));
        }
        boolean asListed = summary.getTestsSucceededCount() > 0;
        for (Map.Entry<String, String> failure : failed.entrySet()) {
            if (!breaking.contains(failure.getKey()) || !failure.getValue().contains("verify: JML ")) {
                System.out.println("failed: " + failure.getKey() + ": " + failure.getValue());
                asListed = false;
            }
        }
        for (String test : breaking) {
            if (!failed.containsKey(test)) {
                System.out.println("no check stopped " + test);
                asListed = false;
            }
        }
        System.out.println("rac: " + summary.getTestsSucceededCount() + " tests passed, "
                + summary.getTestsFailedCount() + " failed, of which " + breaking.size()
                + " break a contract on purpose");
        return asListed;
    }

    private static String name(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast)
                .map(method -> method.getClassName() + "#" + method.getMethodName()).orElse(test.getDisplayName());
    }

    /** The check that stopped the test, which a test that expects another exception hides. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
