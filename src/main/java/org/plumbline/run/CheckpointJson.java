package org.plumbline.run;

import java.math.BigInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;

/**
 * A checkpoint as JSON, exactly (spec/schema/checkpoint.schema.json).
 */
final class CheckpointJson {

    private static final Shape SHAPE = new Shape("checkpoint.schema.json");

    private CheckpointJson() {
    }

    static ObjectNode of(Config config, Objective objective, Checkpoint checkpoint) {
        GridMatrix state = checkpoint.state();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", "plumbline-checkpoint/1");
        node.put("objective", objective.label());
        node.put("level", config.level().label());
        node.put("step", checkpoint.step());
        node.put("gridBits", state.gridBits());
        ArrayNode rows = node.putArray("state");
        for (int i = 0; i < state.rows(); i++) {
            ArrayNode row = rows.addArray();
            for (int j = 0; j < state.columns(); j++) {
                row.add(state.get(i, j).toString());
            }
        }
        node.set("config", ConfigText.json(config));
        return node;
    }

    /**
     * Reads a checkpoint back.
     *
     * @param file what to call the file
     * @param node what stands in it
     * @param start a state of the run that the checkpoint should be one of
     * @return the checkpoint
     * @throws BadInput in one line, if it is none of this run
     */
    static Checkpoint read(String file, JsonNode node, GridMatrix start) {
        SHAPE.require(file, node);
        JsonNode rows = node.get("state");
        if (node.get("gridBits").intValue() != start.gridBits() || rows.size() != start.rows()) {
            throw new BadInput(file + ": state: got " + rows.size() + " rows on the grid 2^-" + node.get("gridBits")
                    + ", expected " + start.rows() + " on the grid 2^-" + start.gridBits());
        }
        BigInteger[] numerators = new BigInteger[start.rows() * start.columns()];
        for (int i = 0; i < start.rows(); i++) {
            if (rows.get(i).size() != start.columns()) {
                throw new BadInput(file + ": state[" + i + "]: got " + rows.get(i).size() + " entries, expected "
                        + start.columns());
            }
            for (int j = 0; j < start.columns(); j++) {
                numerators[i * start.columns() + j] = numerator(file, i, j, rows.get(i).get(j), start.gridBits());
            }
        }
        return new Checkpoint(node.get("step").intValue(),
                new GridMatrix(start.rows(), start.columns(), start.gridBits(), numerators));
    }

    private static BigInteger numerator(String file, int i, int j, JsonNode entry, int gridBits) {
        try {
            Dyadic value = DyadicText.parse(entry.textValue());
            if (value.scale() <= gridBits) {
                return value.numeratorAt(gridBits);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new BadInput(file + ": state[" + i + "][" + j + "]: got " + Shown.node(entry)
                + ", expected a multiple of 2^-" + gridBits);
    }
}
