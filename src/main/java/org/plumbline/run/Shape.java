package org.plumbline.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/**
 * A JSON Schema of {@code spec/schema} that says in one line what is wrong: the field, what it holds, and the
 * description that the schema gives of what belongs there.
 */
public final class Shape {

    private static final String FOLDER = "/org/plumbline/spec/schema/";

    private final JsonNode document;
    private final JsonSchema schema;

    /**
     * The schema of that name, which is packaged with the program.
     *
     * @param name its file name in {@code spec/schema}
     */
    public Shape(String name) {
        try (InputStream in = Shape.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + FOLDER + name);
            }
            this.document = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the schema " + name + " cannot be read", e);
        }
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
    }

    /**
     * Refuses what does not fit, naming the file.
     *
     * @param file the name of the file
     * @param node what is in it
     * @throws BadInput one line, if it does not fit
     */
    public void require(String file, JsonNode node) {
        Set<ValidationMessage> faults = schema.validate(node);
        // a misspelt key is two faults: it is unknown, and the right one is missing; the first says more
        faults.stream().min(Comparator.comparing(fault -> !fault.getType().equals("additionalProperties")))
                .ifPresent(fault -> {
                    throw new BadInput(file + ": " + words(fault));
                });
    }

    private String words(ValidationMessage fault) {
        String path = path(fault.getInstanceLocation());
        JsonNode owner = owner(fault);
        return switch (fault.getType()) {
            case "additionalProperties" -> Shown.path(path, fault.getProperty()) + ": got an unknown key, expected "
                    + keys(owner);
            case "required" -> Shown.path(path, fault.getProperty()) + ": got nothing, expected "
                    + description(owner.path("properties").path(fault.getProperty()));
            default -> (path.isEmpty() ? "" : path + ": ") + "got " + Shown.node(fault.getInstanceNode())
                    + ", expected " + description(owner);
        };
    }

    private static String path(JsonNodePath location) {
        String path = "";
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            path = element instanceof Integer ? path + "[" + element + "]" : Shown.path(path, element.toString());
        }
        return path;
    }

    /** The part of the schema whose keyword is not met. */
    private JsonNode owner(ValidationMessage fault) {
        JsonNodePath keyword = fault.getSchemaLocation().getFragment();
        JsonNode node = document;
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object element = keyword.getElement(i);
            node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
        }
        return node;
    }

    private static String keys(JsonNode owner) {
        List<String> names = new ArrayList<>();
        owner.path("properties").fieldNames().forEachRemaining(names::add);
        return names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
    }

    /** What belongs there; a reference is followed once, which is all that the schemas use. */
    private String description(JsonNode part) {
        JsonNode target = part.has("$ref") ? document.at(part.get("$ref").textValue().substring(1)) : part;
        return target.path("description").asText();
    }
}
