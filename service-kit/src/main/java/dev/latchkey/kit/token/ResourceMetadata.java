package dev.latchkey.kit.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The metadata of a protected resource (RFC 9728, section 2).
 *
 * @param authorizationServers the issuers of the access tokens that are believed
 * @param bearerMethods        how a token is shown
 */
record ResourceMetadata(
        String resource,
        @JsonProperty("authorization_servers") List<String> authorizationServers,
        @JsonProperty("bearer_methods_supported") List<String> bearerMethods,
        @JsonProperty("resource_name") String name) {
    ResourceMetadata(String resource, List<String> issuers, String name) {
        this(resource, issuers, List.of("header"), name);
    }
}
