package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.plumbline.audit.Audit;
import org.plumbline.audit.AuditJson;
import org.plumbline.audit.AuditPage;
import org.plumbline.audit.AuditText;
import org.plumbline.audit.Judged;
import org.plumbline.audit.PopulationAudit;
import org.plumbline.audit.PopulationConfig;
import org.plumbline.audit.SuitePage;
import org.plumbline.laws.ContrastJson;
import org.plumbline.laws.ImbalanceFigure;
import org.plumbline.laws.LawsAudit;
import org.plumbline.laws.LawsAuditJson;
import org.plumbline.laws.LawsConfig;
import org.plumbline.laws.LawsJson;
import org.plumbline.laws.LawsPage;
import org.plumbline.laws.LawsWords;
import org.plumbline.laws.ScalingLaw;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigText;
import org.plumbline.run.OutputDirectory;
import org.plumbline.theory.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline audit}: does the theory's picture hold at these sizes?
 */
@Command(name = "audit", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Trains both objectives and gives a verdict on each claim of the theory.",
        description = {"",
                "A claim holds, is refuted, is undecided (its interval straddles a threshold), or is not applicable "
                        + "(the configuration does not meet its hypotheses). A configuration may give other thresholds "
                        + "than the registry of claims, and the verdicts it expects.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline audit --preset tiny                       the verdicts, in seconds",
                "  plumbline audit --preset tiny --out tiny            and a page with pictures, tiny/index.html",
                "  plumbline audit --preset paper --out paper          P from 36 to 10000, in minutes",
                "  plumbline audit --preset edges --out edges          ten edges of the theory, on one page",
                "  plumbline audit --preset laws --out laws            scaling laws up to P = 1e60, in minutes",
                "  plumbline audit --config mine.yaml --fail-on refuted",
                "  plumbline audit --preset tiny --json                the same for machines"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every verdict is the expected one", "1:another verdict was expected, or see --fail-on",
                "2:wrong use or bad input", "3:a verdict is undecided"})
public final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions options;

    @Option(names = "--fail-on", paramLabel = "VERDICT",
            description = "refuted: end with 1 if any claim is refuted, even where that is expected.")
    private String failOn;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Write there the page index.html, the maps of attention, audit.json, verdicts.txt and "
                    + "config.yaml.")
    private Path out;

    @Option(names = "--json", description = "Print JSON instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        if (failOn != null && !failOn.equals("refuted")) {
            throw new ParameterException(spec.commandLine(), "--fail-on " + failOn + ": expected refuted");
        }
        int threads = options.threads();
        Optional<LawsConfig> laws = options.laws();
        if (laws.isPresent()) {
            return scalingLaws(laws.get(), threads);
        }
        List<Config> configs = options.all();
        List<PopulationConfig> populations = options.populations();
        if (out == null) {
            return report(audits(configs, populations, threads));
        }
        try (OutputDirectory target = OutputDirectory.atOnce(out)) {
            List<Judged> audits = audits(configs, populations, threads);
            for (Judged audit : audits) {
                files(audit).forEach((name, text) -> target.write(folder(audits, audit) + name, text));
            }
            if (audits.size() > 1) {
                target.write("index.html", SuitePage.of(options.source(), audits,
                        populations.isEmpty() ? List.of() : List.of(ImbalanceFigure.packaged()), command()));
            }
            target.publish();
            return report(audits);
        }
    }

    private List<Judged> audits(List<Config> configs, List<PopulationConfig> populations, int threads) {
        List<Judged> audits = new ArrayList<>();
        configs.forEach(each -> audits.add(run(each, threads)));
        populations.forEach(each -> audits.add(run(each, threads)));
        return audits;
    }

    /** The other kind of audit: of the laws in P, on a grid of exponents. */
    private int scalingLaws(LawsConfig config, int threads) {
        LawsAudit audit;
        try (OutputDirectory target = out == null ? null : OutputDirectory.atOnce(out)) {
            try (Progress progress = new Progress(spec.commandLine().getErr())) {
                audit = LawsAudit.run(config, ScalingLaw::predicted, threads,
                        (done, all) -> progress.reached("rows", done, all));
            }
            if (target != null) {
                target.write("index.html", LawsPage.of(audit, command()));
                target.write("laws.json", LawsAuditJson.of(audit));
                target.write("verdicts.txt", LawsWords.of(audit));
                target.write("config.yaml", config.text());
                target.publish();
            }
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? LawsAuditJson.of(audit) : LawsWords.of(audit));
        stdout.print(json || out == null ? "" : "The page: " + out.resolve("index.html") + "\n");
        stdout.flush();
        boolean refuted = failOn != null && audit.verdicts().containsValue(Verdict.REFUTED);
        return refuted ? 1 : audit.exitCode();
    }

    /** Each audit of a suite has a folder of its own. */
    private static String folder(List<Judged> audits, Judged audit) {
        return audits.size() == 1 ? "" : audit.name() + "/";
    }

    /** Prints the verdicts; the exit code is the worst of all. */
    private int report(List<Judged> audits) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            String all = audits.stream().map(AuditCommand::json).collect(Collectors.joining(","));
            stdout.print(audits.size() == 1 ? all : "[" + all + "]\n");
        } else {
            for (Judged audit : audits) {
                stdout.print(audits.size() == 1 ? "" : "== " + audit.name() + "\n\n");
                stdout.print(AuditText.of(audit));
                stdout.print(out == null ? ""
                        : "The page: " + out.resolve(folder(audits, audit) + "index.html") + "\n");
                stdout.print(audits.size() == 1 ? "" : "\n");
            }
            stdout.print(out == null || audits.size() == 1 ? ""
                    : "The page of all: " + out.resolve("index.html") + "\n");
        }
        stdout.flush();
        List<Integer> codes = audits.stream().map(each -> each.exitCode(failOn != null)).toList();
        return codes.contains(1) ? 1 : codes.contains(3) ? 3 : 0;
    }

    private static String json(Judged audit) {
        return audit instanceof PopulationAudit population ? AuditJson.of(population) : AuditJson.of((Audit) audit);
    }

    private PopulationAudit run(PopulationConfig config, int threads) {
        try (Progress progress = new Progress(spec.commandLine().getErr())) {
            return PopulationAudit.run(config, threads, (done, all) -> progress.reached(config.name(), done, all));
        }
    }

    private Audit run(Config config, int threads) {
        try (Progress progress = new Progress(spec.commandLine().getErr())) {
            return Audit.run(config, threads, progress::stepped);
        }
    }

    private String command() {
        return "java -jar plumbline.jar audit " + options.words() + " --out DIR";
    }

    private Map<String, String> files(Judged judged) {
        if (judged instanceof PopulationAudit population) {
            return files(population);
        }
        Audit audit = (Audit) judged;
        Config config = audit.experiment().config();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("index.html", AuditPage.of(audit, ConfigText.of(config), command()));
        AuditPage.pictures(audit).forEach(files::put);
        files.put("audit.json", AuditJson.of(audit));
        files.put("verdicts.txt", AuditText.of(audit));
        files.put("config.yaml", ConfigText.of(config));
        return files;
    }

    /** Its pictures are on the page of the suite, which is one of its own if it is alone. */
    private Map<String, String> files(PopulationAudit audit) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("index.html", SuitePage.of(audit.name(), List.of(audit), command()));
        files.put("audit.json", AuditJson.of(audit));
        if (!audit.rows().isEmpty()) {
            files.put("population.json", LawsJson.of(audit.rows()));
        }
        audit.contrast().ifPresent(run -> files.put("contrast.json", ContrastJson.of(List.of(run))));
        files.put("verdicts.txt", AuditText.of(audit));
        files.put("config.yaml", audit.config().text());
        return files;
    }
}
