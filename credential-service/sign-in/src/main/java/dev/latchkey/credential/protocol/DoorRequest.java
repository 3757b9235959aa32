package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.policy.network.IpAddress;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /**
     * The header of that name, which an attempt depends on.
     *
     * @throws MalformedAttempt where there are several: two programs could each believe another one
     */
    @Nullable
    String only(String name) {
        return only(name, headers.getAll(name));
    }

    private static @Nullable String only(String name, List<String> all) {
        if (all.size() > 1) {
            throw MalformedAttempt.repeated(name, all.size());
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The headers of that name, which hold a secret: they are not kept. */
    List<String> take(String name) {
        List<String> taken = headers.getAll(name);
        headers.remove(name);
        return taken;
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

    /** @throws MalformedAttempt where it is given several times, or cannot be decoded */
    Optional<String> parameter(String name) {
        List<String> given = Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return Optional.ofNullable(only(name, given)).map(value -> decoded(name, value));
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
