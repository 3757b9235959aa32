package dev.latchkey.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The document of the three paths: under each heading, the {@code sh} blocks, with where they are. */
final class Readme {
    private static final String FENCE = "```";

    private final List<Line> lines;

    private Readme(List<String> text) {
        lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            lines.add(new Line(i + 1, text.get(i)));
        }
    }

    static Readme read() {
        try {
            return new Readme(Files.readAllLines(Path.of("..", "docs", "three-paths.md")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Readme of(String text) {
        return new Readme(text.lines().toList());
    }

    /** A line of it, counted from 1. */
    record Line(int number, String text) {
        boolean isHeading() {
            return text.matches("#{1,6} .*");
        }
    }

    /** The blocks below a heading, up to the next one of whatever level; an error where there are none. */
    List<List<Line>> blocks(String heading) {
        List<List<Line>> blocks = new ArrayList<>();
        boolean here = false;
        String language = "";
        for (Line line : lines) {
            if (line.text().startsWith(FENCE)) {
                language = language.isEmpty() ? line.text().substring(FENCE.length()) + FENCE : "";
                if (here && language.equals("sh" + FENCE)) {
                    blocks.add(new ArrayList<>());
                }
            } else if (!language.isEmpty()) {
                if (here && language.equals("sh" + FENCE)) {
                    blocks.getLast().add(line);
                }
            } else if (line.isHeading()) {
                here = line.text().endsWith("# " + heading);
            }
        }
        if (blocks.isEmpty()) {
            throw new IllegalStateException("three-paths.md: no sh block below '" + heading + "'");
        }
        return blocks;
    }
}
