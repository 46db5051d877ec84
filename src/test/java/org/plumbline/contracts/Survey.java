package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * For whoever writes contracts: tries the portfolio on the contracts of a folder and prints what closes.
 */
final class Survey {

    private Survey() {
    }

    /**
     * The survey.
     *
     * @param args a folder of sources, a regular expression for short names, and any strategies
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(Proofs.FOLDER);
        List<Strategy> strategies = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            strategies.add(Strategy.valueOf(args[i].toUpperCase(java.util.Locale.ROOT)));
        }
        Path folder = Files.createTempDirectory("survey");
        try (ProverPool pool = new ProverPool(Stubs.in(folder.resolve("stubs")), folder.resolve("key.log"))) {
            KeyWorker.Answer names = pool.all(List.<ProverPool.Job<KeyWorker.Answer>>of(
                    worker -> worker.ask(new KeyWorker.Request(args[0], null, null, 0, Proofs.MILLIS)))).get(0);
            if (names.contracts() == null) {
                System.out.println(names.error());
                return;
            }
            List<ProverPool.Job<String>> jobs = new ArrayList<>();
            for (String name : names.contracts()) {
                if (name.matches(args[1])) {
                    jobs.add(worker -> tried(worker, args[0], name,
                            strategies.isEmpty() ? List.of(Strategy.values()) : strategies));
                }
            }
            pool.all(jobs);
        }
    }

    private static String tried(WorkerProcess worker, String folder, String name, List<Strategy> strategies)
            throws IOException, InterruptedException {
        for (Strategy strategy : strategies) {
            KeyWorker.Answer answer = worker.ask(new KeyWorker.Request(folder, name, strategy, Proofs.STEPS,
                    Proofs.MILLIS));
            Attempt attempt = answer.attempt();
            if (attempt == null) {
                System.out.println("ERROR  " + name + ": " + answer.error());
            } else {
                System.out.printf("%s %s, %s, %d steps, %.1f s%n", attempt.closed() ? "closed" : "OPEN  ", name,
                        strategy, attempt.steps(), attempt.millis() / 1000.0);
                if (attempt.closed()) {
                    attempt.uses().stream().filter(used -> used.matches("[a-z]+\\..*"))
                            .forEach(used -> System.out.println("    uses " + used));
                    break;
                }
                attempt.goals().stream().limit(Integer.getInteger("goals", 0)).forEach(System.out::println);
            }
        }
        return name;
    }
}
