package org.plumbline.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.plumbline.run.BadInput;

/**
 * A process that is asked a line and answers with one. Nothing that it does or leaves undone makes a question take
 * longer than its time limit.
 */
final class CandidateProcess implements AutoCloseable {

    /** The longest answer, 16 MiB. */
    private static final int LONGEST = 1 << 24;

    /** Answers that nobody asked for and that wait to be read; a process that writes more is kept waiting. */
    private static final int WAITING = 4;

    private static final byte[] END = new byte[0];

    private static final byte[] TOO_LONG = new byte[0];

    private final Process process;
    private final BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<byte[]> questions = new ArrayBlockingQueue<>(WAITING);

    /** What came of a question: an answer, or what is wrong. */
    record Answer(byte[] line, String fault) {
    }

    private CandidateProcess(Process process) {
        this.process = process;
        background("answers", this::readAnswers);
        background("questions", this::writeQuestions);
    }

    /** Starts a command of the shell; what it writes to its standard error is seen by the user. */
    static CandidateProcess start(String command) {
        try {
            return new CandidateProcess(new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new BadInput("--run: cannot start a shell, expected 'sh' on the path");
        }
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, "candidate " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAnswers() {
        try (InputStream in = process.getInputStream()) {
            byte[] buffer = new byte[1 << 16];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean tooLong = false;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, start, i - start);
                        start = i + 1;
                        answers.put(tooLong ? TOO_LONG : line.toByteArray());
                        line.reset();
                        tooLong = false;
                    }
                }
                line.write(buffer, start, read - start);
                if (line.size() > LONGEST) {
                    tooLong = true;
                    line.reset();
                }
            }
        } catch (IOException | InterruptedException e) {
            // it was stopped: nothing more comes
        }
        try {
            answers.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeQuestions() {
        try (OutputStream out = process.getOutputStream()) {
            for (byte[] question = questions.take(); question != END; question = questions.take()) {
                out.write(question);
                out.write('\n');
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // it does not read: its answer will be missed
        }
    }

    /** Asks a question and waits for the answer. */
    Answer ask(byte[] question, long millis) {
        try {
            if (!questions.offer(question)) {
                return new Answer(null, "did not read what it was asked");
            }
            byte[] answer = answers.poll(millis, TimeUnit.MILLISECONDS);
            if (answer == null) {
                return new Answer(null, "no answer within " + millis / 1000.0 + " s");
            }
            if (answer == TOO_LONG) {
                return new Answer(null, "an answer of more than " + LONGEST + " bytes");
            }
            return answer == END ? new Answer(null, ended()) : new Answer(answer, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, "interrupted");
        }
    }

    private String ended() throws InterruptedException {
        boolean over = process.waitFor(1, TimeUnit.SECONDS);
        return over ? "ended with exit code " + process.exitValue() + " before it answered"
                : "closed its standard output before it answered";
    }

    /** Ends the process and what it started: by the end of its input, then by force. */
    @Override
    public void close() {
        questions.offer(END);
        try {
            if (questions.isEmpty()) {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
