package dev.latchkey.kit.security;

import java.net.URI;
import org.springframework.web.server.ServerWebExchange;

/** What this service is called as a protected resource, and where its metadata are (RFC 9728, sections 1.2 and 3.1). */
public final class ProtectedResource {
    /** Where the metadata are, of a service that is reached at the root of a host. */
    public static final String PATH = "/.well-known/oauth-protected-resource";

    private final String configured;

    ProtectedResource(ResourceSettings settings) {
        this.configured = settings.url();
    }

    /** Its identifier: where the operator says that it is reached, or else where this request was sent to. */
    public URI identifier(ServerWebExchange exchange) {
        return configured.isEmpty() ? addressed(exchange.getRequest().getURI()) : URI.create(configured);
    }

    private static URI addressed(URI request) {
        return URI.create(request.getScheme() + "://" + request.getRawAuthority());
    }

    /** Where its metadata are: what is behind the host comes after the well-known path. */
    String metadata(ServerWebExchange exchange) {
        URI resource = identifier(exchange);
        return resource.getScheme() + "://" + resource.getRawAuthority() + PATH + resource.getRawPath();
    }
}
