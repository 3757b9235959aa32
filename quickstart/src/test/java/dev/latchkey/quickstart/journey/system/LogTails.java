package dev.latchkey.quickstart.journey.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** What each part logged during a test (warnings and errors, or the last lines where there were none), and each program. */
final class LogTails {

    private static final Pattern WORTH_SHOWING = Pattern.compile("\"level\":\"(WARN|ERROR)\"|WARN|ERROR");
    private static final int LINES = 20;
    private static final int LONGEST_LINE = 600;
    private static final int MOST_BYTES = 2_000_000;

    private final Map<Part, Long> starts = new EnumMap<>(Part.class);
    private final Map<Part, Path> logs = new EnumMap<>(Part.class);

    /** What comes from now on belongs to the test. */
    void from(WholeSystem system) {
        for (var part : Part.values()) {
            var log = system.installation().log(part);
            logs.put(part, log);
            starts.put(part, log.toFile().length());
        }
    }

    /** The failure with the tails in its message. */
    Throwable addedTo(Throwable failure) {
        if (failure instanceof TestAbortedException) {
            return failure;
        }
        var told = logs.keySet().stream().map(this::tail).collect(Collectors.joining());
        return new AssertionError(failure + "\n\nWhat the parts logged meanwhile:\n" + told + programs(), failure);
    }

    /** nginx, Dovecot and Postfix log to the directories that they were started in. */
    private static String programs() {
        return TrialDirectory.open().stream()
                .flatMap(LogTails::logsIn)
                .map(log -> "--- " + log + "\n" + last(read(log, 0).lines().toList()))
                .collect(Collectors.joining());
    }

    private static Stream<Path> logsIn(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private String tail(Part part) {
        var lines = read(logs.get(part), starts.getOrDefault(part, 0L)).lines().toList();
        var worth = lines.stream()
                .filter(line -> WORTH_SHOWING.matcher(line).find())
                .toList();
        return "--- " + part.title() + "\n" + last(worth.isEmpty() ? lines : worth);
    }

    private static String last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(line -> line.substring(0, Math.min(LONGEST_LINE, line.length())) + "\n")
                .collect(Collectors.joining());
    }

    private static String read(Path log, long start) {
        if (Files.notExists(log)) {
            return "";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.clamp(start, Math.max(0, file.length() - MOST_BYTES), file.length()));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            return log + ": " + e + "\n";
        }
    }
}
