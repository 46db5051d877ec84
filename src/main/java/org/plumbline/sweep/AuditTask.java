package org.plumbline.sweep;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.audit.Audit;
import org.plumbline.audit.Judgement;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigText;
import org.plumbline.run.YamlInput;

/**
 * An audit: the verdict of each claim, and what it was judged by.
 */
record AuditTask(Config audited) implements Task {

    @Override
    public ObjectNode config() {
        return YamlInput.read(audited.name(), ConfigText.of(audited).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, Result> measure() {
        Audit audit = Audit.run(audited, 1, (objective, step, steps) -> {});
        Map<String, Result> results = new LinkedHashMap<>();
        for (Judgement judgement : audit.judgements()) {
            String claim = judgement.claim().id();
            results.put(claim, Result.of(judgement.verdict().word()));
            judgement.comparisons().forEach(each -> each.value()
                    .ifPresent(value -> results.put(claim + "." + each.measure().quantity(), Result.of(value))));
        }
        return results;
    }
}
