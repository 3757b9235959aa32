package dev.latchkey.quickstart.api;

import dev.latchkey.quickstart.terminal.PrintableText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.StringJoiner;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a service did not do what it was asked for, in the words of its problem detail (RFC 9457), or in ours. */
final class Refusal {
    private static final JsonMapper JSON = new JsonMapper();

    private Refusal() {}

    static ApiException of(ServiceAddress address, HttpResponse<String> answer) {
        JsonNode problem = problem(answer.body());
        if (!problem.hasNonNull("title") && !problem.hasNonNull("detail")) {
            return foreign(address, answer);
        }
        String said = said(problem);
        return new ApiException(
                answer.statusCode(),
                switch (answer.statusCode()) {
                    case 401 -> said + "\n" + signIn(address);
                    case 429, 503 -> said + "\nNothing was changed: try again shortly.";
                    default -> said;
                });
    }

    private static String signIn(ServiceAddress address) {
        return address.given()
                ? "LATCHKEY_TOKEN: the access token in it is not taken by " + address.service()
                        + " (expected: one of its issuer, not expired)."
                : "A new access token may do: the same command again.";
    }

    /** What the service said is wrong: each field, or else the whole. */
    private static String said(JsonNode problem) {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode each : problem.path("errors")) {
            lines.add(text(each, "field") + ": " + text(each, "given") + " (expected: " + text(each, "expected") + ")");
        }
        if (lines.length() > 0) {
            return lines.toString();
        }
        String detail = text(problem, "detail");
        return detail.isEmpty() ? text(problem, "title") : detail;
    }

    private static String text(JsonNode node, String field) {
        return PrintableText.of(node.path(field).asString(""));
    }

    private static JsonNode problem(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : JSON.nullNode();
        } catch (JacksonException notJson) {
            return JSON.nullNode();
        }
    }

    /** Something else listens there: a proxy, another program. */
    static ApiException foreign(ServiceAddress address, HttpResponse<String> answer) {
        return new ApiException(
                0,
                address.base() + " answers " + answer.statusCode() + ", and not as " + address.service() + " does ("
                        + address.variable() + " says where that is).");
    }

    static ApiException silence(ServiceAddress address, IOException why) {
        String where = address.service() + " at " + address.base();
        String what = switch (why) {
            case HttpTimeoutException late -> where + " did not answer in time.";
            case SSLException tls -> where + " cannot be spoken to by TLS: " + PrintableText.of(tls.getMessage());
            default -> where + " does not answer.";
        };
        String advice = address.given()
                ? "\n" + address.variable() + " says where it is."
                : "\nIs everything up? ./latchkey status. " + address.variable() + " says where it is, if not here.";
        return new ApiException(0, what + advice);
    }
}
