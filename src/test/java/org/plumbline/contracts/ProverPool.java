package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several workers that share one list of jobs: KeY is not known to be safe for threads, so each has its own JVM.
 */
final class ProverPool implements AutoCloseable {

    /** More would not help: each needs two gigabytes. */
    private static final int MOST_WORKERS = 4;

    /**
     * Something to do with a worker.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Job<T> {

        /**
         * Does it.
         *
         * @param worker a worker that nobody else uses meanwhile
         */
        T on(WorkerProcess worker) throws IOException, InterruptedException;
    }

    private static ProverPool shared;

    private final int size;
    private final ExecutorService threads;
    private final ThreadLocal<WorkerProcess> worker;
    private final List<WorkerProcess> workers = new ArrayList<>();

    ProverPool(Stubs stubs, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        this.size = Math.min(Integer.getInteger("workers", MOST_WORKERS), Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(size);
        this.worker = ThreadLocal.withInitial(() -> {
            WorkerProcess started = new WorkerProcess(stubs, log);
            synchronized (workers) {
                workers.add(started);
            }
            return started;
        });
    }

    /**
     * The workers of this JVM, ended with it. Tests share them: a KeY that has run for a while proves several times
     * faster than one that has just started.
     */
    static synchronized ProverPool shared() throws IOException {
        if (shared == null) {
            shared = new ProverPool(Stubs.in(Proofs.FOLDER.resolve("stubs")), Proofs.FOLDER.resolve("key.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /**
     * Does one job as often as there are workers, so that those that are idle load the sources meanwhile.
     *
     * @param job what to do, the same each time
     * @return what came of it the first time
     */
    <T> T each(Job<T> job) throws InterruptedException {
        return all(Collections.nCopies(size, job)).get(0);
    }

    /**
     * Does all jobs.
     *
     * @param jobs in the order in which they are begun
     * @return what came of them, in the same order
     */
    <T> List<T> all(List<Job<T>> jobs) throws InterruptedException {
        List<Future<T>> running = new ArrayList<>();
        for (Job<T> job : jobs) {
            running.add(threads.submit(() -> job.on(worker.get())));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        synchronized (workers) {
            workers.forEach(WorkerProcess::close);
        }
    }
}
