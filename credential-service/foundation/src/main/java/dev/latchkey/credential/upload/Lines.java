package dev.latchkey.credential.upload;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The lines of a text, one at a time. None of them takes more memory than the longest that is kept. */
public final class Lines implements Iterator<Line> {
    /** Characters of a line that are kept. */
    static final int LONGEST = 64 * 1024;

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int at;
    private int end;
    private long number;
    private @Nullable Line next;

    /** Reads from where the reader is; closing it is the caller's. */
    public Lines(Reader reader) {
        this.reader = reader;
    }

    /** Those that are left, read as they are asked for. */
    public Stream<Line> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Line line = next;
        next = null;
        return line;
    }

    /** Ends are LF, CRLF and CR; what comes after the last one is a line, unless it is nothing. */
    private @Nullable Line read() {
        int c = character();
        if (c < 0) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean whole = true;
        while (c >= 0 && c != '\n' && c != '\r') {
            whole = text.length() < LONGEST;
            if (whole) {
                text.append((char) c);
            }
            c = character();
        }
        if (c == '\r') {
            skipLineFeed();
        }
        return new Line(++number, text.toString(), whole);
    }

    private void skipLineFeed() {
        if (character() != '\n' && end > 0) {
            at--;
        }
    }

    private int character() {
        if (at == end) {
            fill();
        }
        return end < 0 ? -1 : buffer[at++];
    }

    private void fill() {
        try {
            end = end < 0 ? -1 : reader.read(buffer);
            at = 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
