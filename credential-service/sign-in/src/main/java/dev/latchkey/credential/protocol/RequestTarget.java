package dev.latchkey.credential.protocol;

import java.net.URI;

/**
 * What a request asks for (RFC 9112, section 3.2): the path, and what follows the question mark; empty where there is
 * none.
 */
record RequestTarget(String path, String query) {

    static RequestTarget of(String uri) {
        String origin = uri.startsWith("/") ? uri : originOf(uri);
        int mark = origin.indexOf('?');
        return mark < 0
                ? new RequestTarget(origin, "")
                : new RequestTarget(origin.substring(0, mark), origin.substring(mark + 1));
    }

    /** Of the absolute form, which a client uses that takes us for a proxy. */
    private static String originOf(String uri) {
        try {
            URI absolute = URI.create(uri);
            String path = absolute.getRawPath() == null ? "" : absolute.getRawPath();
            return absolute.getRawQuery() == null ? path : path + "?" + absolute.getRawQuery();
        } catch (IllegalArgumentException neither) {
            return "";
        }
    }
}
