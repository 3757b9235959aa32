package dev.latchkey.contract;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record ApiAnswer(int status, HttpHeaders headers, byte[] body) {
    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A header; empty where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The fields that a problem names. */
    public List<String> wrongFields() {
        return json().path("errors")
                .valueStream()
                .map(each -> each.path("field").asString())
                .toList();
    }

    /** As the schema of that content type sees it. */
    JsonNode content(String type) {
        return isJson(type) ? json() : JsonMapper.shared().getNodeFactory().stringNode(text());
    }

    /** Whether a content type is one of JSON, and not of many of them in lines. */
    static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
