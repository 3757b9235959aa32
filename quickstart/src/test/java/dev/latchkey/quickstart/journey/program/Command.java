package dev.latchkey.quickstart.journey.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a client program to its end. */
public final class Command {

    private Command() {}

    /** What the program left behind: its exit status, and everything it wrote to either stream. */
    public record Outcome(int exit, String output) {}

    /** Feeds the input to the program and collects what it writes; it is ended (status 124) after 30 s. */
    public static Outcome run(byte[] input, List<String> command) {
        List<String> inTime = new ArrayList<>(List.of("timeout", "-k", "2", "30"));
        inTime.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(inTime).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
