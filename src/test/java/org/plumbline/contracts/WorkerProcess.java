package org.plumbline.contracts;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The parent's end of a {@link KeyWorker}. A worker that is silent for too long is ended and replaced.
 */
final class WorkerProcess implements AutoCloseable {

    /**
     * The prover recurses deeply and leaves much garbage behind; with a worker for each core, a collector or a compiler
     * that runs beside it takes its time.
     */
    private static final List<String> OPTIONS = List.of("-Xms2g", "-Xmx2g", "-Xmn1200m", "-Xss256m",
            "-XX:+UseSerialGC", "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000", "-XX:Tier4BackEdgeThreshold=400000");

    /** How long an answer may take by the clock, if other programs share the machine. */
    private static final long LOADING_MILLIS = 300_000;

    private static final long SHARED = 10;

    private final ObjectMapper json = new ObjectMapper();
    private final Stubs stubs;
    private final Path log;
    private Process process;
    private BufferedReader answers;

    WorkerProcess(Stubs stubs, Path log) {
        this.stubs = stubs;
        this.log = log;
    }

    private void start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath(), KeyWorker.class.getName(), stubs.jdk().toString(),
                stubs.libraries().toString(), stubs.settings().toString()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Failsafe may put the class path into a manifest; then this property still has it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace('|', File.pathSeparatorChar);
    }

    /**
     * Asks and waits.
     *
     * @param request what to do
     * @return the answer; an error when it does not come in time
     */
    KeyWorker.Answer ask(KeyWorker.Request request) throws IOException, InterruptedException {
        if (process == null) {
            start();
        }
        OutputStream requests = process.getOutputStream();
        requests.write((json.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
        BufferedReader from = answers;
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return from.readLine();
            } catch (IOException e) {
                return null;
            }
        });
        try {
            String answer = line.get(LOADING_MILLIS + SHARED * request.millis(), TimeUnit.MILLISECONDS);
            if (answer != null) {
                return json.readValue(answer, KeyWorker.Answer.class);
            }
        } catch (TimeoutException e) {
            // answered below
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        close();
        return new KeyWorker.Answer(null, null, "no answer");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
