package dev.latchkey.credential.securityevent;

import dev.latchkey.kit.request.RequestFields;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transmitter to be registered. */
record TransmitterRequest(
        @Nullable String id,
        @Nullable String tenant,
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String jwksUri) {

    /** The transmitter, or every field that is wrong. */
    Transmitter toTransmitter(Instant now) {
        RequestFields fields = new RequestFields();
        String word = fields.word("id", id);
        String whose = fields.text("tenant", tenant, 63);
        String from = fields.text("issuer", issuer, 500);
        String meantFor = fields.text("audience", audience, 500);
        String keys = fields.text("jwksUri", jwksUri, 2000);
        if (!isSafe(keys)) {
            fields.wrong("jwksUri", keys, "an https address; http on this machine alone");
        }
        fields.allRight();
        return new Transmitter(word, whose, from, meantFor, keys, now);
    }

    private static boolean isSafe(String uri) {
        try {
            URI parsed = new URI(uri);
            String scheme = Optional.ofNullable(parsed.getScheme()).orElse("");
            return parsed.getHost() != null
                    && (scheme.equals("https") || scheme.equals("http") && isThisMachine(parsed.getHost()));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /** An address only: a name would be looked up, and may lead elsewhere later. */
    private static boolean isThisMachine(String host) {
        try {
            return host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException broken) {
            return false;
        }
    }
}
