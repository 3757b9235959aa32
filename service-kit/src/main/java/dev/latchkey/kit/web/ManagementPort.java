package dev.latchkey.kit.web;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.web.server.ServerWebExchange;

/** The port of health and metrics, {@code MANAGEMENT_SERVER_PORT}, which is another than the API's. */
public final class ManagementPort {
    private static final String NAMESPACE = "management";

    private ManagementPort() {}

    /** Whether a request came in there, and not where the API is. */
    public static boolean received(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), NAMESPACE);
    }
}
