package dev.latchkey.credential.wire;

import dev.latchkey.policy.network.IpAddress;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a front door sent.
 *
 * @param query   what follows the question mark; empty where there is none
 * @param peer    where the door itself calls from
 * @param arrived {@link System#nanoTime()} at arrival
 */
record Request(String method, String query, HttpHeaders headers, byte[] body, IpAddress peer, long arrived) {

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String traceparent() {
        String given = header("traceparent");
        return given != null && given.length() == 55 ? given : null;
    }

    Optional<String> parameter(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Request[" + method + "]";
    }
}
