package org.plumbline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Threads that compute the parts of a result, which come back in the order of their inputs: how many threads there are
 * cannot be seen in any result.
 */
public final class Workers implements AutoCloseable {

    private final ExecutorService threads;

    /**
     * Starts threads.
     *
     * @param count how many, at least 1
     */
    public Workers(int count) {
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "plumbline");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Applies a function to each input.
     *
     * @param <A> what goes in
     * @param <B> what comes out
     * @param inputs the inputs
     * @param function a pure function
     * @return the results, in the order of the inputs
     */
    public <A, B> List<B> map(List<A> inputs, Function<A, B> function) {
        List<Future<B>> pending = new ArrayList<>();
        for (A input : inputs) {
            pending.add(threads.submit(() -> function.apply(input)));
        }
        List<B> results = new ArrayList<>();
        for (Future<B> each : pending) {
            results.add(get(each));
        }
        return results;
    }

    private static <B> B get(Future<B> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
