package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ScimEndpoint;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What can be done here (RFC 7644, section 4). */
@ManagementRole
@RestController
class DiscoveryApi extends ScimEndpoint {
    private static final JsonNode CONFIG = DiscoveryDocuments.named("service-provider-config");
    private static final JsonNode SCHEMAS = DiscoveryDocuments.named("schemas");
    private static final JsonNode TYPES = DiscoveryDocuments.named("resource-types");

    /** Nothing is known of the caller as a user (RFC 7644, section 3.11). */
    private static final PathPattern ME = PathPatternParser.defaultInstance.parse(BASE + "/Me/**");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    DiscoveryApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @GetMapping(BASE + "/ServiceProviderConfig")
    ResponseEntity<byte[]> config(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        ObjectNode config = CONFIG.deepCopy();
        config.set("meta", meta("ServiceProviderConfig", base(request) + "/ServiceProviderConfig"));
        return answer(HttpStatus.OK, config);
    }

    @GetMapping(BASE + "/Schemas")
    ResponseEntity<byte[]> schemas(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, all(SCHEMAS, "Schema", base(request) + "/Schemas/"));
    }

    @GetMapping(BASE + "/Schemas/{schemaId}")
    ResponseEntity<byte[]> schema(Caller caller, @PathVariable String schemaId, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, one(SCHEMAS, schemaId, "Schema", base(request) + "/Schemas/"));
    }

    @GetMapping(BASE + "/ResourceTypes")
    ResponseEntity<byte[]> types(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, all(TYPES, "ResourceType", base(request) + "/ResourceTypes/"));
    }

    @GetMapping(BASE + "/ResourceTypes/{resourceTypeId}")
    ResponseEntity<byte[]> type(Caller caller, @PathVariable String resourceTypeId, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, one(TYPES, resourceTypeId, "ResourceType", base(request) + "/ResourceTypes/"));
    }

    /** So that a client that takes a wrong way, or a wrong method, is told so in the words that it understands. */
    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> nothing(ServerHttpRequest request) {
        if (ME.matches(request.getPath().pathWithinApplication())) {
            throw ScimProblem.notImplemented("There is no /Me: who calls is no user (expected: /Users/{id}).");
        }
        Set<HttpMethod> methods = methods(request);
        if (!methods.isEmpty()) {
            throw new MethodNotAllowedException(request.getMethod(), methods);
        }
        throw ScimProblem.notFound(
                "endpoint", request.getMethod() + " " + request.getPath().value());
    }

    /** Those that the path has. */
    private Set<HttpMethod> methods(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return mappings.getObject().getHandlerMethods().keySet().stream()
                .filter(each ->
                        each.getPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path)))
                .flatMap(each -> each.getMethodsCondition().getMethods().stream())
                .map(RequestMethod::asHttpMethod)
                .collect(Collectors.toSet());
    }

    private static ObjectNode all(JsonNode documents, String type, String under) {
        ListQuery everything = ListQuery.of(new LinkedMultiValueMap<>());
        ListPage page = ListPage.given(everything, documents.size());
        documents.forEach(each -> page.add(located(each, type, under)));
        return page.toJson();
    }

    private static ObjectNode one(JsonNode documents, String id, String type, String under) {
        for (JsonNode each : documents) {
            if (each.path("id").asText().equals(id)) {
                return located(each, type, under);
            }
        }
        throw ScimProblem.notFound(type, id);
    }

    private static ObjectNode located(JsonNode document, String type, String under) {
        ObjectNode copy = document.deepCopy();
        copy.set("meta", meta(type, under + document.path("id").asText()));
        return copy;
    }

    private static ObjectNode meta(String type, String location) {
        return ScimJson.object().put("resourceType", type).put("location", location);
    }
}
