package org.plumbline.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.plumbline.reference.number.Dyadic;

/**
 * The text of a configuration: YAML in one canonical form, the same for equal configurations, that
 * {@link ConfigReader} reads back.
 */
public final class ConfigText {

    private final StringBuilder text = new StringBuilder();

    private ConfigText() {
    }

    /**
     * A configuration as YAML, each key given, keys of claims sorted.
     *
     * @param config a configuration
     * @return lines, each ended by a newline
     */
    public static String of(Config config) {
        ConfigText written = new ConfigText();
        written.head(config);
        config.training().forEach(written::training);
        written.audit(config.audit());
        return written.text.toString();
    }

    /**
     * A configuration as JSON, with the same keys.
     *
     * @param config a configuration
     * @return an object that fits {@code spec/schema/config.schema.json}
     */
    public static ObjectNode json(Config config) {
        return YamlInput.read(config.name(), of(config).getBytes(StandardCharsets.UTF_8));
    }

    private void head(Config config) {
        Config.Data data = config.data();
        line("name: " + quoted(config.name()));
        line("about: " + quoted(config.about()));
        line("seed: " + config.seed());
        line("digits: " + config.digits());
        line("level: " + config.level().label());
        line("data:");
        line("  positions: " + data.positions());
        line("  area-sizes:");
        for (List<Integer> sizes : data.areaSizes()) {
            line("  - " + sizes);
        }
        line("  latents: {low: " + exact(data.latents().low()) + ", high: " + exact(data.latents().high()) + ", law: "
                + (data.latents().twoPoint() ? "two-point" : "uniform") + "}");
        line("  reflections: " + data.reflections());
        line("mask: " + config.maskSize());
        line("start: {scale: " + exact(config.start()) + "}");
        line("training:");
    }

    private void training(Objective objective, Config.Training training) {
        line("  " + objective.label() + ":");
        line("    steps: " + training.steps());
        line("    batch: " + training.batch());
        line("    samples: " + (training.fresh() ? "fresh" : "fixed"));
        line("    eta: " + exact(training.eta()));
        line("    grid-bits: " + training.gridBits());
        if (objective == Objective.CL) {
            line("    negatives: " + training.negatives());
            line("    tau: " + exact(training.tau()));
        }
    }

    private void audit(Config.Audit audit) {
        line("audit:");
        line("  probes: " + audit.probes());
        line("  checked: " + audit.checked());
        line("  finer-bits: " + audit.finerBits());
        line("  thresholds:" + (audit.thresholds().isEmpty() ? " {}" : ""));
        String claim = "";
        for (Map.Entry<String, Dyadic> entry : audit.thresholds().entrySet()) {
            int dot = entry.getKey().indexOf('.');
            if (!claim.equals(entry.getKey().substring(0, dot))) {
                claim = entry.getKey().substring(0, dot);
                line("    " + claim + ":");
            }
            line("      " + entry.getKey().substring(dot + 1) + ": " + exact(entry.getValue()));
        }
        line("  ignored: [" + String.join(", ", audit.ignored()) + "]");
        line("  expected:" + (audit.expected().isEmpty() ? " {}" : ""));
        audit.expected().forEach((id, expectation) -> {
            line("    " + id + ":");
            line("      verdict: " + expectation.verdict().word());
            line("      why: " + quoted(expectation.why()));
        });
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static String exact(Dyadic number) {
        return quoted(number.toString());
    }

    /** A JSON string, which YAML reads as the same text. */
    private static String quoted(String words) {
        return new TextNode(words).toString();
    }
}
