package dev.latchkey.quickstart.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Log files: read from a place on, kept from growing for ever. */
final class Logs {

    private static final long KEEP_BYTES = 20L * 1024 * 1024;
    private static final int TAIL_BYTES = 64 * 1024;

    private static final int READABLE = 400;
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ ).*");

    private static final Pattern STRUCTURED = Pattern.compile(
            "^\\{\"@timestamp\":\"([^\"]+)\".*?\"level\":\"(\\w+)\".*?\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Logs() {}

    /** Makes room for a new run: a large log becomes {@code .1}. Returns where the new run's lines begin. */
    static long prepare(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (size(log) > KEEP_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return size(log);
    }

    /** One more line, of ours. */
    static void append(Path log, String line) throws IOException {
        Files.writeString(log, Instant.now() + " " + line + "\n", CREATE, APPEND);
    }

    /** The last lines, without the frames of stack traces and cut to a readable length. */
    static List<String> lastWords(Path log, int lines) {
        var all = from(log, Math.max(0, size(log) - TAIL_BYTES))
                .lines()
                .filter(line -> !STACK_FRAME.matcher(line).matches())
                .map(Logs::readable)
                .toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Services log JSON (ECS); of that a person wants time, level and message. */
    static String readable(String line) {
        var json = STRUCTURED.matcher(line);
        var text = json.find() ? json.group(1) + " " + json.group(2) + " " + json.group(3) : line;
        return text.substring(0, Math.min(text.length(), READABLE));
    }

    /** What was written from that byte on. */
    static String from(Path log, long start) {
        if (Files.notExists(log)) {
            return "";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(start, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), KEEP_BYTES)];
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 where there is none. */
    static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
