package org.plumbline.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The registry of claims: its form, and that everything it names exists.
 */
class ClaimsTest {

    private static final Path NOTES = Path.of("proofs-notes");
    private static final Path TESTS = Path.of("src/test/java");

    /** A link, without its place on the page. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");

    /** Notes that belong to no claim. */
    private static final Set<String> GENERAL_NOTES =
            Set.of("README.md", "error-bound.md", "contracts.md", "conformance-budget.md",
                    "matrix-form.md", "enclosures.md", "scaling-laws.md");

    private final Claims claims = Claims.load();

    @Test
    void registryFitsItsSchema() throws IOException {
        assertEquals(Set.of(), schema().validate(registry()));
    }

    @ParameterizedTest
    @CsvSource({"kind, opinion", "id, lem:partition", "title, ''", "note, ../README.md", "surprise, anything"})
    void schemaRefusesWhatItShould(String field, String value) throws IOException {
        JsonNode registry = registry();
        ((ObjectNode) registry.at("/claims/0")).put(field, value);
        assertFalse(schema().validate(registry).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"id", "title", "statement", "source", "depends", "hypotheses", "code", "checked-by", "note", "measures",
            "status"})
    void schemaAndReaderRefuseAMissingField(String field) throws IOException {
        JsonNode registry = registry();
        ((ObjectNode) registry.at("/claims/0")).remove(field);
        assertFalse(schema().validate(registry).isEmpty());
        byte[] text = new ObjectMapper(new YAMLFactory()).writeValueAsBytes(registry);
        assertThrows(IOException.class, () -> Claims.read(new ByteArrayInputStream(text)));
    }

    @Test
    void readerRefusesAnIdTwice() throws IOException {
        String text = new String(open("claims.yaml").readAllBytes(), StandardCharsets.UTF_8)
                .replace("id: def:feature", "id: def:partition");
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        assertThrows(IllegalStateException.class, () -> Claims.read(in));
    }

    @Test
    void everyDependencyIsAClaimAndNoneGoesInCircles() {
        Set<String> known = claims.all().stream().map(Claim::id).collect(Collectors.toSet());
        for (Claim claim : claims.all()) {
            assertTrue(known.containsAll(claim.depends()), claim.id() + " depends on " + claim.depends());
            assertFalse(reachable(claim).contains(claim.id()), claim.id() + " rests on itself");
        }
    }

    private Set<String> reachable(Claim claim) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(claim.depends());
        while (!open.isEmpty()) {
            String id = open.remove(open.size() - 1);
            if (reached.add(id)) {
                open.addAll(claims.find(id).orElseThrow().depends());
            }
        }
        return reached;
    }

    @Test
    void everyImplementationExists() {
        List<String> missing = new ArrayList<>();
        for (Claim claim : claims.all()) {
            Stream<String> contracts = claim.checkedBy().stream()
                    .filter(check -> check.by() == Claim.Means.CONTRACT).map(Claim.Check::name);
            Stream.concat(claim.code().stream(), contracts)
                    .filter(name -> !exists(name)).forEach(name -> missing.add(claim.id() + ": " + name));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTestExists() {
        Set<String> missing = new TreeSet<>();
        for (Claim claim : claims.all()) {
            claim.checkedBy().stream().filter(check -> check.by() == Claim.Means.TEST).map(Claim.Check::name)
                    .filter(name -> !Files.isRegularFile(TESTS.resolve(name.replace('.', '/') + ".java")))
                    .forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    /** Whether there is such a class, or such a constructor, method or field declared in it. */
    private static boolean exists(String name) {
        String[] parts = name.split("#");
        try {
            Class<?> owner = Class.forName(parts[0]);
            Stream<Executable> methods = Arrays.stream(owner.getDeclaredMethods());
            Stream<Member> members = Stream.concat(methods, Arrays.stream(owner.getDeclaredFields()));
            return parts.length == 1 || members.anyMatch(member -> member.getName().equals(parts[1]));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void everyNoteExistsAndEveryClaimStandsInIt() throws IOException {
        for (Claim claim : claims.all()) {
            Path note = NOTES.resolve(claim.note());
            assertTrue(Files.isRegularFile(note), claim.id() + " has no note " + note);
            assertTrue(Files.readString(note).contains(claim.id()), note + " does not speak of " + claim.id());
        }
    }

    @Test
    void indexOfNotesIsComplete() throws IOException {
        String index = Files.readString(NOTES.resolve("README.md"));
        Set<String> ofClaims = claims.all().stream().map(Claim::note).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(NOTES)) {
            for (String name : files.map(path -> path.getFileName().toString()).sorted().toList()) {
                assertTrue(ofClaims.contains(name) || GENERAL_NOTES.contains(name), name + " belongs to no claim");
                assertTrue(name.equals("README.md") || index.contains("](" + name + ")"), name + " is not indexed");
            }
        }
    }

    @Test
    void everyLinkOfANoteLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.list(NOTES)) {
            for (Path note : files.sorted().toList()) {
                LINK.matcher(Files.readString(note)).results().map(match -> match.group(1))
                        .filter(link -> !link.contains("://") && !Files.exists(NOTES.resolve(link)))
                        .forEach(link -> broken.add(note.getFileName() + ": " + link));
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyNoteSaysWhatItCoversAndWhatNot() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String name : claims.all().stream().map(Claim::note).distinct().toList()) {
            String note = Files.readString(NOTES.resolve(name)).toLowerCase(Locale.ROOT);
            Stream.of("jml scope", "assumptions", "what is not shown", "code").filter(part -> !note.contains(part))
                    .forEach(part -> silent.add(name + ": " + part));
        }
        assertEquals(List.of(), silent);
    }

    @ParameterizedTest
    @CsvSource({"thm:mae-atention, thm:mae-attention", "mae-attention, thm:mae-attention", "def:scor, def:score",
            "THM:CL-LOSS, thm:cl-loss", "crossover, lem:mae-crossover"})
    void nearestIdIsSuggestedFirst(String asked, String nearest) {
        assertEquals(nearest, claims.suggestions(asked).get(0));
    }

    @Test
    void nothingIsSuggestedForNonsense() {
        assertEquals(List.of(), claims.suggestions("qqqqqqqq"));
        assertTrue(claims.find("thm:nonsense").isEmpty());
    }

    @Test
    void bothLossesAreSuggestedForAnAmbiguousName() {
        assertEquals(List.of("def:mae-loss", "thm:mae-loss"), claims.suggestions("mae-loss").subList(0, 2));
    }

    private static JsonNode registry() throws IOException {
        try (InputStream in = open("claims.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        }
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = open("schema/claims.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        }
    }

    private static InputStream open(String name) {
        return ClaimsTest.class.getResourceAsStream("/org/plumbline/spec/" + name);
    }
}
