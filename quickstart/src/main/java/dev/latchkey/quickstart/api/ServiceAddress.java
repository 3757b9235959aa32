package dev.latchkey.quickstart.api;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a service is, and who says so.
 *
 * @param service  such as {@code credential-service}
 * @param base     without a slash at its end
 * @param variable which says where it is, or would
 * @param given    whether it was that variable that said so
 */
public record ServiceAddress(String service, URI base, String variable, boolean given) {

    /** As an environment variable says; its value is checked. */
    public static ServiceAddress given(String service, String variable, String value) {
        return new ServiceAddress(service, checked(variable, value.strip()), variable, true);
    }

    /** Of the installation on this machine. */
    public static ServiceAddress here(String service, String variable, URI base) {
        return new ServiceAddress(service, base, variable, false);
    }

    private static URI checked(String variable, String value) {
        try {
            URI uri = new URI(value.replaceAll("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        throw new IllegalArgumentException(
                variable + ": not an address (expected: such as https://latchkey.firma.example, without credentials)");
    }
}
