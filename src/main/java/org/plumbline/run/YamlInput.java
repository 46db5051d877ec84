package org.plumbline.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * YAML from files that nobody vouches for: the plain part of YAML only, bounded in size and depth, each fault one line.
 *
 * <p>Refused are anchors, aliases and tags (what the text says is all there is), a key given twice, more than one
 * document, and numbers other than whole ones: a number of the theory is exact and stands in quotes.
 */
public final class YamlInput {

    /** The largest file. A configuration of thousands of areas has a tenth of it. */
    static final int MAX_BYTES = 128 << 10;

    /** The deepest nesting of lists and mappings. */
    private static final int MAX_DEPTH = 12;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,19})");

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;

    private YamlInput(String file, String text) throws IOException {
        this.file = file;
        this.parser = FACTORY.createParser(text);
    }

    /**
     * All bytes of a file, or as many as tell that it is too large.
     *
     * @param path a file, of which nothing is presumed
     * @return its bytes
     * @throws BadInput in one line, if it cannot be read
     */
    public static byte[] bytes(Path path) {
        String file = Shown.text(path);
        if (!Files.exists(path)) {
            throw new BadInput(file + ": no such file");
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(file + ": got a directory, expected a YAML file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read, expected a readable YAML file");
        }
    }

    /**
     * The one document of a file: an object.
     *
     * @param file what to call the file
     * @param bytes its bytes
     * @return the document, numbers as whole ones and all else as it stands
     * @throws BadInput in one line, if the bytes are not one
     */
    public static ObjectNode read(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new BadInput(file + ": got more than " + (MAX_BYTES >> 10) + " KiB, expected a smaller YAML file");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            refuseControls(file, text);
            ObjectNode document = new YamlInput(file, text).document();
            refuseAnchors(file, text);
            return document;
        } catch (CharacterCodingException e) {
            throw new BadInput(file + ": got bytes that are not UTF-8, expected a YAML file in UTF-8");
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    file + place(e.getLocation()) + ": got malformed YAML (" + Shown.line(e.getOriginalMessage())
                            + "), expected a YAML file");
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read, expected a readable YAML file");
        }
    }

    /** The parser refuses them too, but cannot say where they are. */
    private static void refuseControls(String file, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && "\t\r\n\u0085".indexOf(c) < 0) {
                throw new BadInput(file + ":" + line + ": got a control character, expected a YAML file");
            }
            line += c == '\n' ? 1 : 0;
        }
    }

    /** Jackson tells of anchors at lists, mappings and keys, but not at plain values. */
    private static void refuseAnchors(String file, String text) {
        for (Event event : new Yaml().parse(new StringReader(text))) {
            if (event instanceof NodeEvent node && node.getAnchor() != null) {
                throw new BadInput(file + ":" + (node.getStartMark().getLine() + 1)
                        + ": got an anchor or alias, expected the value itself");
            }
        }
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    private ObjectNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new BadInput(file + ": got an empty file, expected a YAML file");
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadInput(file + ": got " + Shown.node(value("", 0)) + ", expected keys with values");
        }
        ObjectNode document = object("", 0);
        if (parser.nextToken() != null) {
            throw new BadInput(file + ": got a second document, expected one");
        }
        return document;
    }

    private JsonNode value(String path, int depth) throws IOException {
        refuseReferences(path);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(path, depth);
            case START_ARRAY -> array(path, depth);
            case VALUE_STRING -> new TextNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(path);
            // older YAML takes "yes" for true; here it is a word
            case VALUE_TRUE, VALUE_FALSE -> parser.getText().equals(token.asString()) ? BooleanNode.valueOf(
                    token == JsonToken.VALUE_TRUE) : new TextNode(parser.getText());
            case VALUE_NULL -> NullNode.instance;
            default -> throw bad(path, "the number " + parser.getText(),
                    "a whole number, or an exact one in quotes such as \"3/8\"");
        };
    }

    private void refuseReferences(String path) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw bad(path, "an anchor or alias", "the value itself");
        }
        if (parser.getTypeId() != null) {
            throw bad(path, "the tag " + parser.getTypeId(), "a value without a tag");
        }
    }

    private JsonNode whole(String path) throws IOException {
        if (!WHOLE.matcher(parser.getText()).matches()) {
            throw bad(path, "the number " + parser.getText(), "a whole number of at most 20 digits");
        }
        return BigIntegerNode.valueOf(parser.getBigIntegerValue());
    }

    private ObjectNode object(String path, int depth) throws IOException {
        refuseReferences(path);
        refuseDepth(path, depth);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String inner = Shown.path(path, key);
            refuseReferences(inner);
            if (node.has(key)) {
                throw bad(inner, "the key a second time", "each key once");
            }
            parser.nextToken();
            node.set(key, value(inner, depth + 1));
        }
        return node;
    }

    private ArrayNode array(String path, int depth) throws IOException {
        refuseDepth(path, depth);
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            node.add(value(path + "[" + node.size() + "]", depth + 1));
        }
        return node;
    }

    private void refuseDepth(String path, int depth) {
        if (depth >= MAX_DEPTH) {
            throw bad(path, "deeper nesting", "at most " + MAX_DEPTH + " levels");
        }
    }

    private BadInput bad(String path, String got, String expected) {
        String at = path.isEmpty() ? "" : path + ": ";
        return new BadInput(file + ": " + at + "got " + Shown.line(got) + ", expected " + expected);
    }
}
