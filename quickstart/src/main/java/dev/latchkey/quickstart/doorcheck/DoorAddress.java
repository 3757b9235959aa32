package dev.latchkey.quickstart.doorcheck;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a door is, as clients know it: {@code imaps://mail.firma.example}.
 *
 * @param scheme what is spoken, and how it is made safe
 * @param host   the name that its certificate is for
 * @param port   the usual one unless it says another
 * @param path   of a web site
 */
record DoorAddress(Scheme scheme, String host, int port, String path) {

    /** How a connection is made safe. */
    enum Tls {
        FROM_THE_START,
        STARTTLS,
        NONE
    }

    /** What is spoken, with its usual port. */
    enum Scheme {
        IMAPS("imap", Tls.FROM_THE_START, 993),
        IMAP("imap", Tls.STARTTLS, 143),
        POP3S("pop3", Tls.FROM_THE_START, 995),
        POP3("pop3", Tls.STARTTLS, 110),
        SMTPS("smtp", Tls.FROM_THE_START, 465),
        SUBMISSION("smtp", Tls.STARTTLS, 587),
        HTTPS("http", Tls.FROM_THE_START, 443),
        HTTP("http", Tls.NONE, 80);

        private final String protocol;
        private final Tls tls;
        private final int port;

        Scheme(String protocol, Tls tls, int port) {
            this.protocol = protocol;
            this.tls = tls;
            this.port = port;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        String protocol() {
            return protocol;
        }

        Tls tls() {
            return tls;
        }
    }

    /** @throws IllegalArgumentException where it is no address of a door */
    static DoorAddress read(String given) {
        try {
            URI uri = new URI(given);
            @Nullable Scheme scheme = scheme(uri.getScheme());
            if (scheme != null && uri.getHost() != null && uri.getRawUserInfo() == null) {
                String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
                return new DoorAddress(scheme, uri.getHost(), uri.getPort() < 0 ? scheme.port : uri.getPort(), path);
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "door: " + given + " (expected: such as imaps://mail.firma.example, with one of " + schemes() + ")");
    }

    private static @Nullable Scheme scheme(@Nullable String name) {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.title().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<String> schemes() {
        return Arrays.stream(Scheme.values()).map(Scheme::title).toList();
    }

    @Override
    public String toString() {
        return scheme.title() + "://" + host + (port == scheme.port ? "" : ":" + port)
                + (scheme.protocol().equals("http") ? path : "");
    }
}
