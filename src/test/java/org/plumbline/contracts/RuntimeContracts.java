package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of Java sources in which every contract can be executed, for the runtime assertion checker of OpenJML.
 *
 * <p>What the checker cannot execute is blanked out and listed with the reason; {@code \fresh} and
 * {@code \invariant_for} are taken for true and counted: of the invariants of one object the checker does not find the
 * way to those of another. KeY's clauses take part like OpenJML's. What is left is put in words that OpenJML's checker
 * can compile: the value of a BigInteger is a cast, a power of two is a call of {@link RuntimeSupport}, a product to be
 * summed up and the index of an array are cast back to what they are in Java. An invariant is private, for its class to
 * check where its methods begin and end: what is public the checker checks in every caller, for every argument, and
 * soon a method is longer than Java allows.
 *
 * <p>In the code, constants are initialized by a call (of two in a class it makes an invariant that it cannot compile),
 * a shifting assignment is written out, an array is copied by a call, null is what a call gives or finds (the checker
 * takes it for a number where a BigInteger is expected), and fields and locals may be null, as they are while a
 * constructor runs. Lines stay where they are.
 *
 * <p>Each postcondition notes that it was found true ({@link Postconditions}). {@code ci/openjml rac} compiles this
 * class by itself, so it uses nothing but the JDK.
 */
final class RuntimeContracts {

    /**
     * A clause that is not executed.
     *
     * @param line the line in its file
     * @param text the clause
     * @param reason why not
     */
    record Left(int line, String text, String reason) {
    }

    /** A comment of JML, or lines of it that belong together. */
    private static final Pattern COMMENT = Pattern
            .compile("/\\*(?:[+-]KEY)?@.*?\\*/|//(?:[+-]KEY)?@[^\\n]*(?:\\n[ \\t]*//(?:[+-]KEY)?@[^\\n]*)*+",
                    Pattern.DOTALL);
    private static final Pattern SKIPPED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'"
            + "|/\\*(?![+-]KEY@|@).*?\\*/|//(?![+-]KEY@|@)[^\\n]*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile(SKIPPED.pattern() + "|(" + COMMENT.pattern() + ")",
            Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("/\\*(?:[+-]KEY)?@|//(?:[+-]KEY)?@|@?\\*/|(?m:^[ \\t]*@)");
    private static final Pattern OPENING = Pattern.compile("(?://|/\\*)(?:[+-]KEY)?@");
    private static final Pattern CLAUSE = Pattern.compile("\\b(requires|ensures|signals_only|signals|invariant|"
            + "loop_invariant|decreases|assignable|accessible|loop_modifies|assert|ghost|set|model)\\b");
    private static final Pattern MODEL_METHOD = Pattern.compile("\\bmodel\\b[^;]*?\\(");
    private static final Pattern MODEL_FIELD = Pattern.compile("\\bmodel\\s+[\\w\\\\]+\\s+(\\w+)\\s*;");
    private static final Pattern VALUE = Pattern.compile("(?<![\\w.\\\\])((?:\\\\?\\w+|\\(\\(\\w+\\) \\w+\\))"
            + "(?:\\.\\w+|\\[[^\\[\\]]*\\]|\\([^()]*\\))*)\\.value\\b");
    private static final Pattern POWER = Pattern.compile("(?:BigInteger\\.pow2\\(|\\\\dl_pow\\()");
    private static final Pattern EMPTY_LINE = Pattern.compile("//(?:[+-]KEY)?@[ \\t]*$", Pattern.MULTILINE);
    private static final Set<String> OF_CLASSES = Set.of("invariant", "accessible", "model", "ghost");
    private static final Pattern CONSTANT = Pattern.compile("(static final int \\w+ = )([^;]+);");
    private static final Pattern SHIFT = Pattern.compile("(\\w+) (<<|>>|>>>)= (\\w+);");
    private static final Pattern CLONE = Pattern.compile("\\b(\\w+(?:\\[\\w+\\])?)\\.clone\\(\\)");
    private static final Pattern IS_NULL = Pattern.compile("\\b([\\w.]+(?:\\[\\w+\\])?) == null\\b");
    private static final Pattern IS_THERE = Pattern.compile("\\b([\\w.]+(?:\\[\\w+\\])?) != null\\b");
    private static final Pattern NULL = Pattern.compile("\\bnull\\b");
    private static final Pattern SUM_OF_PRODUCTS = Pattern
            .compile("(\\\\sum [^;]*;[^;]*; )([\\w.\\\\\\[\\]]+ \\* [\\w.\\\\\\[\\]]+)\\)");
    private static final Pattern CHOICE = Pattern
            .compile("\\(([^?()]+) \\? ([\\w.]+)\\.value : ([\\w.]+)\\.value\\)");
    private static final Pattern INDEX = Pattern.compile("\\[([^\\[\\]]*[-+*][^\\[\\]]*)\\]");
    private static final Pattern FIELD =
            Pattern.compile("\\b((?:private|public|static) (?:static )?final )([A-Z][\\w\\[\\]]* \\w+(?:;| =))");
    private static final Pattern LOCAL = Pattern.compile("(?m)^( {8,})([A-Z][\\w\\[\\]]* \\w+ = )");
    private static final Pattern TWICE_NULLABLE = Pattern.compile("(nullable[^\\n]*?)/\\*@ nullable @\\*/ ");
    private static final Pattern GRANTED =
            Pattern.compile("\\\\(?:fresh|invariant_for)\\([^()]*\\)");

    private static final Pattern NOTHING_ELSE =
            Pattern.compile("ensures\\s+" + GRANTED.pattern() + "(?:\\s*&&\\s*" + GRANTED.pattern() + ")*;");

    private final Set<String> modelFields = new TreeSet<>();
    private final List<Left> left = new ArrayList<>();
    private final Map<String, String> named = new TreeMap<>();
    private final Postconditions postconditions = new Postconditions();
    private String file = "";
    private String method = "";
    private int kept;
    private int granted;

    /** Leaves out what the checker cannot execute, and clauses given as lines {@code file | clause | reason}. */
    RuntimeContracts(List<String> lines) {
        for (String line : lines) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ");
                named.put(parts[0] + " | " + parts[1], parts[2]);
            }
        }
    }

    /**
     * Copies a folder.
     *
     * @param arguments the folder of the sources, the folder of the copy, a list of clauses to leave out with their
     *     reasons, the file for the list of all that are left out, the file for the list of postconditions, the
     *     packages to copy
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path copy = Path.of(arguments[1]);
        List<String> packages = List.of(arguments).subList(5, arguments.length);
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .filter(file -> packages.contains(sources.relativize(file).getName(0).toString())).sorted()
                    .toList();
        }
        RuntimeContracts contracts = new RuntimeContracts(Files.readAllLines(Path.of(arguments[2])));
        for (Path file : files) {
            contracts.findModelFields(Files.readString(file));
        }
        List<String> list = new ArrayList<>();
        for (Path file : files) {
            Path target = copy.resolve(sources.relativize(file).toString());
            Files.createDirectories(target.getParent());
            contracts.left.clear();
            contracts.file = sources.relativize(file).toString();
            Files.writeString(target, contracts.executable(Files.readString(file)));
            for (Left clause : contracts.left) {
                list.add(
                        sources.relativize(file) + ":" + clause.line() + ": " + clause.reason() + ": " + clause.text());
            }
        }
        Files.write(Path.of(arguments[3]), list);
        Files.write(Path.of(arguments[4]), contracts.postconditions.lines());
        if (!contracts.named.isEmpty()) {
            throw new IllegalArgumentException(arguments[2] + ": no such clause: " + contracts.named.keySet());
        }
        System.out.println(contracts.kept + " clauses executed, in which \\fresh and \\invariant_for count as true "
                + contracts.granted
                + " times, " + list.size() + " not");
    }

    void findModelFields(String source) {
        Matcher comment = TOKEN.matcher(source);
        while (comment.find()) {
            if (comment.group(1) != null) {
                Matcher field = MODEL_FIELD.matcher(comment.group());
                while (field.find()) {
                    modelFields.add(field.group(1));
                }
            }
        }
    }

    List<Left> left() {
        return left;
    }

    List<String> postconditions() {
        return postconditions.lines();
    }

    /** The source with contracts that can be executed. */
    String executable(String source) {
        StringBuilder copy = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            copy.append(inCodeOfTheChecker(source.substring(end, token.start())));
            end = token.end();
            int line = 1 + (int) source.substring(0, token.start()).chars().filter(c -> c == '\n').count();
            method = token.group(1) == null ? "" : methodAfter(source, end);
            copy.append(token.group(1) == null ? token.group() : comment(token.group(), line));
        }
        copy.append(inCodeOfTheChecker(source.substring(end)));
        return TWICE_NULLABLE.matcher(copy).replaceAll("$1");
    }

    private String methodAfter(String source, int end) {
        String rest = TOKEN.matcher(source.substring(end)).replaceAll(" ");
        return Postconditions.methodBefore(file.replaceFirst("\\.java$", "").replace('/', '.'), rest);
    }

    private static String inCodeOfTheChecker(String code) {
        String variable = CONSTANT.matcher(code).replaceAll("$1Integer.valueOf($2);");
        String shifted = SHIFT.matcher(variable).replaceAll("$1 = $1 $2 $3;");
        String nullable = LOCAL.matcher(FIELD.matcher(shifted).replaceAll("$1/*@ nullable @*/ $2"))
                .replaceAll("$1/*@ nullable @*/ $2");
        String copied = CLONE.matcher(nullable).replaceAll("org.plumbline.contracts.RuntimeSupport.copy($1)");
        String tested = IS_NULL.matcher(IS_THERE.matcher(copied).replaceAll("java.util.Objects.nonNull($1)"))
                .replaceAll("java.util.Objects.isNull($1)");
        return NULL.matcher(tested).replaceAll("org.plumbline.contracts.RuntimeSupport.none()");
    }

    private String comment(String comment, int line) {
        if (MODEL_METHOD.matcher(comment).find()) {
            left.add(new Left(line, plain(comment), "model method"));
            return blank(comment);
        }
        StringBuilder copy = new StringBuilder();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < comment.length(); i++) {
            char c = comment.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ';' && depth == 0) {
                copy.append(piece(comment, start, i + 1, line));
                start = i + 1;
            }
        }
        String result = copy.append(comment.substring(start)).toString().replace("+KEY@", "@");
        return plain(result).isEmpty() ? blank(result) : EMPTY_LINE.matcher(result).replaceAll("");
    }

    /** One clause with what stands before it. */
    private String piece(String comment, int start, int end, int firstLine) {
        String piece = comment.substring(start, end);
        Matcher clause = CLAUSE.matcher(piece);
        if (!clause.find()) {
            return piece;
        }
        String head = piece.substring(0, clause.start());
        String body = piece.substring(clause.start());
        boolean ofKey = marks(comment.substring(0, start + head.length())).endsWith("+KEY@");
        String reason = named.remove(file + " | " + plain(body));
        reason = reason == null ? reason(clause.group(), body, ofKey) : reason;
        boolean isPostcondition = clause.group().equals("ensures") && !method.isEmpty();
        if (reason != null) {
            int line = firstLine
                    + (int) comment.substring(0, start + head.length()).chars().filter(c -> c == '\n').count();
            left.add(new Left(line, plain(body), reason));
            if (isPostcondition) {
                postconditions.leftOut(method);
            }
            return (OF_CLASSES.contains(clause.group()) ? blankButMarks(head) : head) + blankButMarks(body);
        }
        kept++;
        granted += (int) GRANTED.matcher(body).results().count();
        if (isPostcondition && NOTHING_ELSE.matcher(body).matches()) {
            postconditions.leftOut(method);
        } else if (isPostcondition) {
            body = "ensures (" + body.substring("ensures".length(), body.length() - 1)
                    + ") && org.plumbline.contracts.RuntimeSupport.noted(" + postconditions.executed(method) + ");";
        }
        return (clause.group().equals("invariant") ? head.replace("public ", "private ") : head)
                + inWordsOfTheChecker(body);
    }

    private String reason(String kind, String clause, boolean ofKey) {
        if (Set.of("assert", "ghost", "set").contains(kind)) {
            return "for a prover";
        }
        if (Set.of("assignable", "accessible", "loop_modifies").contains(kind)) {
            return "frame";
        }
        if (ofKey && kind.equals("requires")) {
            return "narrows what a caller may do, for KeY";
        }
        if (kind.equals("model")) {
            return "model field";
        }
        if (clause.contains("\\real")) {
            return "real numbers";
        }
        if (clause.contains("RealExp.")) {
            return "model method";
        }
        if (clause.contains("\\typeof")) {
            return "for a prover";
        }
        if (Pattern.compile("\\\\(forall|exists)\\s+\\\\bigint").matcher(clause).find()) {
            return "over all integers";
        }
        if (clause.contains("\\old") && clause.contains("\\forall")) {
            return "old values in a quantifier";
        }
        for (String field : modelFields) {
            if (Pattern.compile("\\b" + field + "\\b").matcher(clause).find()) {
                return "model field";
            }
        }
        return null;
    }

    /** The marks of JML up to a place, one after the other. */
    private static String marks(String text) {
        return OPENING.matcher(text).results().map(MatchResult::group).collect(Collectors.joining());
    }

    private static String inWordsOfTheChecker(String clause) {
        String words = GRANTED.matcher(clause).replaceAll("true");
        words = SUM_OF_PRODUCTS.matcher(words).replaceAll("$1(long) ($2))");
        words = INDEX.matcher(words).replaceAll("[(int) ($1)]");
        words = CHOICE.matcher(words).replaceAll("((\\\\bigint) ($1 ? $2 : $3))");
        words = VALUE.matcher(words).replaceAll("((\\\\bigint) $1)");
        Matcher power = POWER.matcher(words);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (power.find()) {
            boolean two = power.group().startsWith("B");
            result.append(words, end, power.start());
            result.append("((\\bigint) org.plumbline.contracts.RuntimeSupport.power(").append(two ? "2, " : "");
            int close = closing(words, power.end());
            String arguments = words.substring(power.end(), close);
            int exponent = two ? 0 : arguments.indexOf(',') + 1;
            result.append(arguments, 0, exponent).append("(int) (").append(arguments.substring(exponent)).append(")))");
            end = close + 1;
        }
        return result.append(words.substring(end)).toString();
    }

    private static int closing(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at - 1;
    }

    private static String blank(String text) {
        return text.replaceAll("\\S", " ");
    }

    private static String blankButMarks(String text) {
        StringBuilder blank = new StringBuilder(blank(text));
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            blank.replace(mark.start(), mark.end(), mark.group());
        }
        return blank.toString();
    }

    private static String plain(String text) {
        return MARK.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
    }
}
