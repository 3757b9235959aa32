package dev.latchkey.quickstart.journey.system;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an API answered.
 *
 * @param asked method and address, for messages
 */
public record Answer(String asked, int status, String text, HttpHeaders headers) {

    private static final JsonMapper JSON = new JsonMapper();

    /** No answer came: status 0. */
    static Answer none(Exception because) {
        return new Answer("", 0, because.toString(), HttpHeaders.of(Map.of(), (name, value) -> true));
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** A header, or nothing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Itself, when the status is one of those; otherwise an error that shows it. */
    public Answer expect(int... expected) {
        for (int each : expected) {
            if (status == each) {
                return this;
            }
        }
        throw new AssertionError(asked + ": " + status + " " + text + " (expected: " + Arrays.toString(expected) + ")");
    }
}
