package org.plumbline.laws;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.population.Population;
import org.plumbline.run.BadInput;
import org.plumbline.run.Shape;

/**
 * Everything that decides the numbers of one row (spec/schema/row.schema.json).
 *
 * @param global whether the query lies in the global area
 * @param positions P
 * @param kc the exponent of the global area, unless its size is given (def:scales)
 * @param ks the exponent of the local areas, unless their size is given
 * @param globalSize C_1, if it is given
 * @param localSize C, if it is given
 * @param maskedPart gamma, about
 * @param latent z of all areas
 * @param descent how the exact population is trained; empty for the mean-field limit alone
 */
public record RowConfig(boolean global, BigDecimal positions, BigDecimal kc, BigDecimal ks,
        Optional<Integer> globalSize,
        Optional<Integer> localSize, BigDecimal maskedPart, Dyadic latent, Optional<Descent> descent) {

    private static final Shape SHAPE = new Shape("row.schema.json");

    private static final BigDecimal LARGEST = new BigDecimal("1e100");

    /**
     * Descent on the exact population.
     *
     * @param eta the step size
     * @param gridBits D: checkpoints lie on the grid 2^-D
     * @param maxSteps the number of steps after which it ends in any case
     */
    public record Descent(Dyadic eta, int gridBits, long maxSteps) {
    }

    /**
     * Reads the fields of a row; what is not given has a default: a local row, kc = 0.95, ks = 0.25, gamma = 1/2,
     * z = 1, eta = 4, D = 64, a million steps.
     *
     * @param file what to call the place that the fields came from
     * @param node the fields, of which nothing is presumed
     * @param exact whether the exact population is trained
     * @return a configuration that can be run
     * @throws BadInput in one line, if it is none
     */
    public static RowConfig read(String file, ObjectNode node, boolean exact) {
        SHAPE.require(file, node);
        if (!exact) {
            for (String field : new String[] {"eta", "grid-bits", "max-steps"}) {
                if (node.has(field)) {
                    throw new BadInput(file + ": " + field + ": got a value, expected none, since the mean field takes "
                            + "no steps");
                }
            }
        }
        RowConfig config = new RowConfig(node.path("row").asText().equals("global"), number(node, "positions", ""),
                number(node, "kc", "0.95"), number(node, "ks", "0.25"), size(node, "global-size"),
                size(node, "local-size"), number(node, "masked-part", "0.5"), positive(file, node, "latent", "1"),
                exact ? Optional.of(new Descent(positive(file, node, "eta", "4"), node.path("grid-bits").asInt(64),
                        node.path("max-steps").asLong(1000000))) : Optional.empty());
        try {
            config.check();
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
        return config;
    }

    private static BigDecimal number(JsonNode node, String field, String otherwise) {
        return new BigDecimal(node.has(field) ? node.get(field).asText() : otherwise);
    }

    private static Optional<Integer> size(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::intValue);
    }

    private static Dyadic positive(String file, JsonNode node, String field, String otherwise) {
        String text = node.path(field).asText(otherwise);
        try {
            Dyadic value = DyadicText.parse(text);
            if (value.signum() > 0) {
                return value;
            }
            throw new BadInput(file + ": " + field + ": got " + text + ", expected a positive number");
        } catch (NumberFormatException e) {
            throw new BadInput(file + ": " + field + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses what no row can have.
     *
     * @throws IllegalArgumentException one line that names the field
     */
    public void check() {
        require(positions.compareTo(BigDecimal.valueOf(4)) >= 0 && positions.compareTo(LARGEST) <= 0, "positions: got "
                + positions + ", expected 4 to 1e100");
        require(kc.signum() > 0 && kc.compareTo(BigDecimal.ONE) <= 0, "kc: got " + kc + ", expected a number above 0 "
                + "and at most 1");
        require(ks.signum() >= 0 && ks.compareTo(BigDecimal.ONE) < 0, "ks: got " + ks + ", expected a number from 0 "
                + "and below 1");
        require(maskedPart.signum() > 0 && maskedPart.compareTo(BigDecimal.ONE) < 0, "masked-part: got " + maskedPart
                + ", expected a number between 0 and 1");
        if (descent.isPresent()) {
            boolean whole = positions.stripTrailingZeros().scale() <= 0
                    && positions.compareTo(BigDecimal.valueOf(Population.MAX_POSITIONS)) <= 0;
            require(whole, "positions: got " + positions + ", expected a whole number of at most 2^30, or the mean "
                    + "field");
            population();
        } else {
            MeanFieldRow row = meanField();
            require(row.localSize() >= 1 && row.globalSize() + row.localSize() <= row.positions(), "global-size, "
                    + "local-size: expected areas that fit into P = " + text(positions));
        }
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /**
     * The row in the mean-field limit, whose sizes need not be whole.
     *
     * @return the row
     */
    public MeanFieldRow meanField() {
        double p = positions.doubleValue();
        double ofGlobal = globalSize.map(Integer::doubleValue).orElseGet(() -> StrictMath.pow(p, kc.doubleValue()));
        double ofLocal = localSize.map(Integer::doubleValue).orElseGet(() -> StrictMath.pow(p, ks.doubleValue()));
        return new MeanFieldRow(p, maskedPart.doubleValue(), ofGlobal, ofLocal, PopulationRun.number(latent), global);
    }

    /**
     * The exact population: areas of about the sizes asked for that make a partition.
     *
     * @return the population
     * @throws IllegalArgumentException if there is none
     */
    public Population population() {
        int p = positions.intValueExact();
        int local = localSize.orElseGet(() -> Math.max(2, (int) Math.rint(StrictMath.pow(p, ks.doubleValue()))));
        require(1 <= local && local < p, "local-size: got " + local + ", expected 1 to P - 1");
        int most = (p - 1) / local;
        int areas = (int) Math.rint((p - StrictMath.pow(p, kc.doubleValue())) / local);
        int ofGlobal = globalSize.orElse(p - Math.max(1, Math.min(most, areas)) * local);
        int masked = Math.max(1, (int) Math.rint(maskedPart.doubleValue() * p));
        return new Population(p, masked, ofGlobal, local, latent, latent);
    }

    /**
     * Trains the row.
     *
     * @param stepped told the number of every step on the exact population
     * @return the run
     */
    public PopulationRun run(LongConsumer stepped) {
        if (descent.isEmpty()) {
            return PopulationRun.ofMeanField(meanField());
        }
        Population population = population();
        RowTraining training = new RowTraining(global ? population.globalRow() : population.localRow(),
                descent.get().eta(), descent.get().gridBits());
        return PopulationRun.of(training.run(descent.get().maxSteps(), stepped));
    }

    /**
     * The same fields, every one of them given.
     *
     * @return what {@link #read} reads as an equal configuration
     */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("row", global ? "global" : "local");
        node.put("positions", text(positions));
        globalSize.ifPresentOrElse(size -> node.put("global-size", size), () -> node.put("kc", text(kc)));
        localSize.ifPresentOrElse(size -> node.put("local-size", size), () -> node.put("ks", text(ks)));
        node.put("masked-part", text(maskedPart));
        node.put("latent", latent.toString());
        descent.ifPresent(each -> {
            node.put("eta", each.eta().toString());
            node.put("grid-bits", each.gridBits());
            node.put("max-steps", each.maxSteps());
        });
        return node;
    }

    private static String text(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() >= -6 ? stripped.toPlainString() : stripped.toString().replace("E+", "e");
    }
}
