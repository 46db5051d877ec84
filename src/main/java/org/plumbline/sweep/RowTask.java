package org.plumbline.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.laws.Law;
import org.plumbline.laws.Laws;
import org.plumbline.laws.MeanFieldFlow;
import org.plumbline.laws.Milestone;
import org.plumbline.laws.PopulationRun;
import org.plumbline.laws.RowConfig;

/**
 * One row: where it passes its milestones, and the constants of Phase I and II.
 */
record RowTask(RowConfig row) implements Task {

    @Override
    public ObjectNode config() {
        return row.json();
    }

    @Override
    public Map<String, Result> measure() {
        PopulationRun run = row.run(step -> {});
        boolean exact = row.descent().isPresent();
        Map<String, Result> results = new LinkedHashMap<>();
        results.put("gap", Result.of(run.row().informationGap()));
        for (Milestone milestone : Milestone.values()) {
            String key = milestone.key() + ".";
            run.time(milestone).ifPresent(time -> results.put(key + "time", Result.of(time)));
            run.own(milestone).ifPresent(own -> results.put(key + "phi-own", Result.of(own)));
            run.global(milestone).ifPresent(global -> results.put(key + "phi-global", Result.of(global)));
            MeanFieldFlow.Point point = run.flow().get(milestone);
            if (point != null) {
                String field = key + (exact ? "mean-field-" : "");
                results.put(field + "time", Result.of(point.time()));
                results.put(field + "phi-own", Result.of(point.own()));
                results.put(field + "phi-global", Result.of(point.global()));
                results.put(field + "phi-other", Result.of(point.other()));
            }
        }
        List<Law> laws = Laws.at(run);
        for (Law law : laws) {
            results.put(law.key() + ".predicted", Result.of(law.predicted()));
            law.exact().ifPresent(value -> results.put(law.key(), Result.of(value)));
            results.put(law.key() + (exact ? ".mean-field" : ""), Result.of(law.meanField()));
        }
        return results;
    }
}
