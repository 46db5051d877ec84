package org.plumbline.theory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * The registry of claims: every definition, lemma, theorem and hypothesis of the theory, in the order of the theory.
 */
public final class Claims {

    /** The registry on the class path. */
    static final String RESOURCE = "/org/plumbline/spec/claims.yaml";

    /** How many ids are suggested for a misspelt one. */
    private static final int SUGGESTIONS = 3;

    private final Paper paper;
    private final Map<String, Claim> byId = new LinkedHashMap<>();

    private Claims(Registry registry) {
        this.paper = registry.paper();
        for (Claim claim : registry.claims()) {
            if (byId.put(claim.id(), claim) != null) {
                throw new IllegalStateException("two claims have the id " + claim.id());
            }
        }
    }

    /**
     * The paper that the claims come from.
     *
     * @param title its title
     * @param authors its authors
     * @param version which version of it
     */
    public record Paper(String title, String authors, String version) {
    }

    /** The file as it stands. */
    private record Registry(Paper paper, List<Claim> claims) {
    }

    /**
     * Reads the registry that comes with the program.
     *
     * @return all claims
     * @throws IllegalStateException if the registry is missing or malformed, which is a mistake in the build
     */
    public static Claims load() {
        try (InputStream in = Claims.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no registry of claims on the class path: " + RESOURCE);
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the registry of claims cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a registry; every field must be there and no other. */
    static Claims read(InputStream in) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        return new Claims(yaml.readValue(in, Registry.class));
    }

    /**
     * The paper that the claims come from.
     *
     * @return its title, authors and version
     */
    public Paper paper() {
        return paper;
    }

    /**
     * All claims.
     *
     * @return them in the order of the theory
     */
    public List<Claim> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Looks up a claim.
     *
     * @param id for example {@code thm:mae-attention}
     * @return the claim, if there is one of this id
     */
    public Optional<Claim> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The ids nearest to a misspelt one. The part before the colon may be missing.
     *
     * @param text what was asked for
     * @return up to three ids, nearest first; none if nothing is near
     */
    public List<String> suggestions(String text) {
        String asked = text.strip().toLowerCase(Locale.ROOT);
        int near = Math.max(2, asked.length() / 3);
        return byId.keySet().stream()
                .filter(id -> distance(asked, id) <= near)
                .sorted(Comparator.comparingInt((String id) -> distance(asked, id)))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** The distance of what was asked for to an id or to its part after the colon, whichever is nearer. */
    private static int distance(String asked, String id) {
        String name = id.substring(id.indexOf(':') + 1);
        int nearest = Math.min(Edits.between(asked, id), Edits.between(asked, name));
        boolean part = asked.length() >= 3 && id.contains(asked);
        return part ? Math.min(1, nearest) : nearest;
    }
}
