package org.plumbline.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Counts the operations of the arithmetic by running the work once on a copy of {@code Precision} that counts.
 *
 * <p>The copy is the source itself with one statement added to each operation, compiled and loaded in a class loader
 * of its own. A logarithm's own exponentials, sums and quotients count too.
 */
public final class OperationCount {

    /** What is counted, in the order of the counts. */
    public static final List<String> OPERATIONS = List.of("add", "subtract", "multiply", "divide", "exp", "log");

    private static final Path SOURCE = Path.of("src/main/java/org/plumbline/reference/number/Precision.java");
    private static final Path FOLDER = Path.of("target", "counting");

    private final ClassLoader loader;
    private final Object work;

    /**
     * The work of one size on counting arithmetic.
     *
     * @param positions P
     * @param digits the target digits
     * @throws IOException if the source cannot be read or its copy not be written
     * @throws ReflectiveOperationException if the copy cannot be loaded
     */
    public OperationCount(int positions, int digits) throws IOException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        urls.add(compile(counting(Files.readString(SOURCE))).toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        work = loader.loadClass(DefinitionWork.class.getName()).getConstructor(int.class, int.class)
                .newInstance(positions, digits);
    }

    /** The source with a counter in each operation. */
    private static String counting(String source) {
        String counted = source;
        for (int i = 0; i < OPERATIONS.size(); i++) {
            Matcher method = Pattern.compile("public Apfloat " + OPERATIONS.get(i) + "\\([^)]*\\) \\{")
                    .matcher(counted);
            if (!method.find()) {
                throw new IllegalStateException(SOURCE + " has no public operation " + OPERATIONS.get(i));
            }
            counted = new StringBuilder(counted).insert(method.end(), " COUNTS[" + i + "]++;").toString();
        }
        int body = counted.indexOf("class Precision {") + "class Precision {".length();
        return new StringBuilder(counted)
                .insert(body, " public static final long[] COUNTS = new long[" + OPERATIONS.size() + "];").toString();
    }

    private static Path compile(String text) throws IOException {
        Path source = FOLDER.resolve("sources").resolve("Precision.java");
        Path classes = Files.createDirectories(FOLDER.resolve("classes"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-classpath",
                    System.getProperty("java.class.path"), "-d", classes.toString());
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source)).call()) {
                throw new IllegalStateException("the counting copy does not compile: " + messages);
            }
        }
        return classes;
    }

    /**
     * The counts of one run of a piece of work.
     *
     * @param name a method of {@link DefinitionWork}
     * @param arguments its arguments, integers
     * @return one count an operation, as in {@link #OPERATIONS}
     * @throws ReflectiveOperationException if there is no such method or it fails
     */
    public long[] count(String name, Object... arguments) throws ReflectiveOperationException {
        long[] counts = (long[]) loader.loadClass("org.plumbline.reference.number.Precision").getField("COUNTS")
                .get(null);
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, int.class);
        Method method = work.getClass().getMethod(name, types);
        Arrays.fill(counts, 0);
        if (method.invoke(work, arguments) == null) {
            throw new IllegalStateException(name + " has no result: the digits are too few");
        }
        return counts.clone();
    }
}
