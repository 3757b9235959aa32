package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.policy.network.IpAddress;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a front door sent.
 *
 * @param query   what follows the question mark; empty where there is none
 * @param peer    where the door itself calls from
 * @param arrived {@link System#nanoTime()} at arrival
 */
record DoorRequest(String method, String query, HttpHeaders headers, byte[] body, IpAddress peer, long arrived) {
    /** W3C Trace Context, version 00. */
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** The last of several headers of that name: proxies that do not append to the line append a line. */
    @Nullable
    String lastHeader(String name) {
        List<String> all = headers.getAll(name);
        return all.isEmpty() ? null : all.getLast();
    }

    @Nullable
    String traceparent() {
        String given = header("traceparent");
        return given != null && TRACEPARENT.matcher(given).matches() ? given : null;
    }

    Optional<String> parameter(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(decoded(name, pair.substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedAttempt(new FieldProblem(name, DoorText.shortened(value), "percent-encoded text"));
        }
    }

    @Override
    public String toString() {
        return "DoorRequest[" + method + "]";
    }
}
