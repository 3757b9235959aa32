package dev.latchkey.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the examples of an operation say, with the ids of a tenant; whoever sends it. */
public record ExampleRequest(String method, String path, List<String> headers, String content) {
    /** The request of an operation in one form. */
    public static ExampleRequest of(Operation operation, RequestForm form, SampleIds samples) {
        List<String> headers = new ArrayList<>();
        if (!form.isNone()) {
            headers.addAll(List.of("Content-Type", form.type()));
        }
        for (JsonNode each : operation.parameters("header")) {
            headers.addAll(List.of(name(each), samples.fill(example(each))));
        }
        String target = path(operation, samples) + query(operation, samples);
        return new ExampleRequest(operation.method(), target, headers, samples.fill(form.example()));
    }

    private static String path(Operation operation, SampleIds samples) {
        String path = operation.path();
        for (JsonNode each : operation.parameters("path")) {
            path = path.replace("{" + name(each) + "}", encoded(samples.fill(example(each))));
        }
        return path;
    }

    private static String query(Operation operation, SampleIds samples) {
        StringBuilder query = new StringBuilder();
        for (JsonNode each : operation.parameters("query")) {
            if (each.has("example")) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name(each))
                        .append('=')
                        .append(encoded(samples.fill(example(each))));
            }
        }
        return query.toString();
    }

    private static String name(JsonNode parameter) {
        return parameter.get("name").asString();
    }

    private static String example(JsonNode parameter) {
        return parameter.path("example").asString();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Sends it. */
    public ApiAnswer send(ApiClient client, String... caller) {
        return client.send(method, path, content, ApiClient.with(caller, headers.toArray(String[]::new)));
    }

    /** The same, with one more parameter in the query. */
    ExampleRequest asking(String name, String value) {
        String more = (path.contains("?") ? "&" : "?") + name + "=" + value;
        return new ExampleRequest(method, path + more, headers, content);
    }

    /** The same, with another body. */
    ExampleRequest sending(String other) {
        return new ExampleRequest(method, path, headers, other);
    }

    /** The same, with a body of another content type. */
    ExampleRequest as(String type) {
        List<String> others = new ArrayList<>(headers);
        others.set(others.indexOf("Content-Type") + 1, type);
        return new ExampleRequest(method, path, others, content);
    }

    /** The same by another method, without a body. */
    ExampleRequest by(String other) {
        return new ExampleRequest(other, path, List.of(), "");
    }

    /** Whoever sends an id knows it: that it comes back tells nothing. */
    boolean names(String id) {
        return path.contains(id) || content.contains(id);
    }
}
