package dev.latchkey.kit.security;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients reach this service.
 *
 * @param url         where, {@code LATCHKEY_RESOURCE_URL}; empty: where the request was sent to
 * @param corsOrigins of web applications that may call it in a browser, {@code LATCHKEY_CORS_ORIGINS}
 */
@ConfigurationProperties("latchkey.resource")
record ResourceSettings(
        @DefaultValue("") String url, @DefaultValue List<String> corsOrigins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.:\\[\\]-]+");

    ResourceSettings {
        url = withoutSlash(url.strip());
        corsOrigins = corsOrigins.stream().map(String::strip).toList();
        if (!url.isEmpty() && !isUrl(url)) {
            throw new IllegalArgumentException("latchkey.resource.url: " + url
                    + " (expected: the URL where clients reach this service; LATCHKEY_RESOURCE_URL)");
        }
        for (String origin : corsOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("latchkey.resource.cors-origins: " + origin
                        + " (expected: origins such as https://console.example, each by itself;"
                        + " LATCHKEY_CORS_ORIGINS)");
            }
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isUrl(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && String.valueOf(uri.getScheme()).matches("https?")
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
