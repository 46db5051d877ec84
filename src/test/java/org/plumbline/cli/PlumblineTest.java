package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.run.BadInput;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program as a whole: help, version, exit codes, and what becomes of output that nobody reads.
 */
class PlumblineTest {

    @TempDir
    private Path folder;

    /** A command that fails. */
    @Command(name = "failing")
    private record Failing(Exception e) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw e;
        }
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(new Plumbline(), arguments);
    }

    @Test
    void theVersionIsThatOfThePomEverywhere() throws IOException {
        Matcher pom = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(pom.find());
        String version = "plumbline " + pom.group(1) + System.lineSeparator();
        assertEquals(version, run("--version").out());
        assertEquals(version, run("vectors", "list", "--version").out());
        assertEquals(version, run("explain", "-V").out());
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String name : new CommandLine(new Plumbline()).getSubcommands().keySet()) {
            CommandRun help = run(name, "--help");
            assertEquals(0, help.exit());
            assertTrue(help.out().contains("Examples:\n  plumbline " + name), help.out());
        }
        assertTrue(run("--help").out().contains("Exit codes:"));
    }

    @Test
    void wrongUseIsToldInOneLineWithWhereToLook() {
        CommandRun none = run();
        assertEquals(2, none.exit());
        assertTrue(none.err().matches("expected a command: one of [a-z, ]+\nSee: plumbline --help\n"), none.err());
        CommandRun option = run("vectors", "list", "--jsn");
        assertEquals(2, option.exit());
        assertEquals("Unknown option: '--jsn'\nPossible solutions: --json\nSee: plumbline vectors list --help\n",
                option.err().replace("\r", ""));
        assertEquals("", option.out());
        assertEquals(2, run("vectrs").exit());
    }

    @Test
    void badInputIsItsLineAndNothingElse() {
        CommandRun run = CommandRun.of(new Failing(new BadInput("f.yaml: digits: got 0, expected 1")));
        assertEquals(new CommandRun(2, "", "f.yaml: digits: got 0, expected 1\n"), run);
        assertEquals("a?b?[31m: no such file\n",
                CommandRun.of(new Failing(new BadInput("a\nb\u001b[31m: no such file"))).err());
    }

    @Test
    void aFaultOfTheProgramIsOneLineThatAsksForAReport() {
        CommandRun run = CommandRun.of(new Failing(new IllegalStateException("first\nsecond")));
        assertEquals(70, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("IllegalStateException: first; please report it"), run.err());
        assertEquals(1, CommandRun.of(new Failing(new ArithmeticException())).err().lines().count());
    }

    @Test
    void theTraceIsShownOnRequest() {
        System.setProperty("plumbline.debug", "");
        try {
            CommandRun run = CommandRun.of(new Failing(new IllegalStateException("first")));
            assertTrue(run.err().contains("\tat " + PlumblineTest.class.getName()), run.err());
        } finally {
            System.clearProperty("plumbline.debug");
        }
    }

    /** A stream that fails. */
    private static StandardStream failing(String why) {
        return new StandardStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "No space left on device"})
    void outputThatNobodyReadsIsDroppedAndOutputThatIsLostIsNot(String why) {
        StandardStream stream = failing(why);
        byte[] much = new byte[100000];
        stream.write(much, 0, much.length);
        stream.write(1);
        stream.flush();
        if (why.contains("pipe")) {
            assertNull(stream.lost());
        } else {
            assertEquals(why, stream.lost());
        }
    }

    /** The program in a JVM of its own. */
    static ProcessBuilder program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), Plumbline.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    @Test
    void aReaderThatGoesAwayIsNoFault() throws IOException, InterruptedException {
        File err = folder.resolve("err").toFile();
        Process process = program("vectors", "show", "cl-one-cluster").redirectError(err).start();
        process.getInputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", Files.readString(err.toPath()));
        assertEquals(0, process.exitValue());
    }

    @Test
    void outputIsUtf8WhateverTheMachineThinks() throws IOException, InterruptedException {
        ProcessBuilder builder = program("explain", "thm:mae-attention").redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(out.contains("\u2265"), out);
    }

    @Test
    void theExitCodeReachesTheShell() throws IOException, InterruptedException {
        File err = folder.resolve("err").toFile();
        assertEquals(2, program("explain", "nonsense-of-mine").redirectError(err).start().waitFor());
        assertEquals(1, Files.readAllLines(err.toPath()).size());
    }
}
