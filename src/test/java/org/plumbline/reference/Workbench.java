package org.plumbline.reference;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apfloat.Apfloat;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.plumbline.reference.number.Dyadic;
import org.yaml.snakeyaml.Yaml;

import picocli.CommandLine;

/**
 * Runs a named test against the program as it is or with one source changed, in a class loader of its own.
 */
final class Workbench {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "plumbline");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all sources: it reads each library once. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final Path folder;

    /**
     * A workbench.
     *
     * @param folder where changed sources and their classes are put
     */
    Workbench(Path folder) {
        this.folder = folder;
    }

    /** The text of a source. */
    static String source(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    /** Compiles a changed source against the classes of the program; returns the folder of its classes. */
    Path compile(String file, String text) throws IOException {
        Path source = folder.resolve("sources").resolve(file);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        String path = Stream.of(Dyadic.class, Apfloat.class, SplitMix64.class, UniformRandomProvider.class,
                JsonProperty.class, JsonFactory.class, ObjectMapper.class, YAMLFactory.class, Yaml.class,
                JsonSchema.class, CommandLine.class)
                .map(type -> location(type).toString()).distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", path, "-d", classes.toString());
        if (!COMPILER.getTask(messages, FILES, null, options, null, FILES.getJavaFileObjects(source)).call()) {
            throw new IllegalArgumentException("the mistake does not compile: " + messages);
        }
        return classes;
    }

    /** Where the classes of a library or of the program lie. */
    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a test; the program's classes are taken from the given folders before the usual ones. */
    static TestExecutionSummary run(String test, Path... changed) {
        Path[] usual = {location(Dyadic.class), location(Workbench.class)};
        URL[] urls = Stream.concat(Stream.of(changed), Stream.of(usual)).map(Workbench::url).toArray(URL[]::new);
        try (ChildFirst loader = new ChildFirst(urls)) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                return execute(selector(loader, test));
            } finally {
                thread.setContextClassLoader(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiscoverySelector selector(ClassLoader loader, String test) {
        String[] parts = test.split("#");
        try {
            Class<?> type = loader.loadClass("org.plumbline." + parts[0]);
            if (parts.length == 1) {
                return selectClass(type);
            }
            Method method = Arrays.stream(type.getDeclaredMethods())
                    .filter(declared -> declared.getName().equals(parts[1])).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such test method: " + test));
            return selectMethod(type, method);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no such test class: " + test, e);
        }
    }

    private static TestExecutionSummary execute(DiscoverySelector selector) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selector)
                .filters(EngineFilter.includeEngines("junit-jupiter")).build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    /** Loads the program's own classes itself and leaves the libraries to its parent. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(URL[] urls) {
            super(urls, Workbench.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.plumbline.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
