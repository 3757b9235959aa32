package dev.latchkey.kit.token;

import dev.latchkey.kit.security.ProtectedResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Leads clients to the issuers whose access tokens are believed here (RFC 9728), for everybody. */
@RestController
final class ProtectedResourceApi {
    private final String service;
    private final ProtectedResource resource;
    private final TrustedIssuers issuers;

    ProtectedResourceApi(String service, ProtectedResource resource, TrustedIssuers issuers) {
        this.service = service;
        this.resource = resource;
        this.issuers = issuers;
    }

    @GetMapping(ProtectedResource.PATH)
    ResourceMetadata describe(ServerWebExchange exchange) {
        return new ResourceMetadata(resource.identifier(exchange).toString(), issuers.names(), "Latchkey " + service);
    }
}
