package dev.latchkey.credential.migration.log;

import dev.latchkey.kit.problem.ProblemException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The objects of a document of JSON, one at a time: of a list, of one within an object (as Microsoft Graph, Azure and
 * Elasticsearch answer), or one after the other.
 */
final class JsonDocument implements Iterator<JsonCells> {
    private static final Set<String> LISTS = Set.of("value", "records", "hits");

    private final JsonParser parser;
    private boolean within;
    private long number;
    private @Nullable JsonCells next;

    JsonDocument(Reader text) {
        parser = JsonCells.FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Which of them the last one was. */
    long number() {
        return number;
    }

    /** @throws ProblemException 400 where it is no JSON any more: what stands before has been given out */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && parser.nextToken() != null) {
                next = read();
            }
            return next != null;
        } catch (JacksonIOException failure) {
            throw new UncheckedIOException(failure.getCause());
        } catch (JacksonException broken) {
            throw ProblemException.badField(
                    "body", "broken JSON behind object " + number, "a list of objects, or objects one after the other");
        }
    }

    @Override
    public JsonCells next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        JsonCells cells = next;
        next = null;
        number++;
        return cells;
    }

    private @Nullable JsonCells read() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT) {
            within |= token == JsonToken.START_ARRAY;
            return null;
        }
        JsonCells cells = new JsonCells();
        if (within) {
            cells.readRest(parser, Set.of());
            return cells;
        }
        boolean all = cells.readRest(parser, LISTS);
        within = !all;
        return all || cells.leadsOn() || JsonEntry.holdsMessage(cells) ? cells : null;
    }
}
