package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ScimEndpoint;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.kit.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done here (RFC 7644, section 4). */
@RestController
class DiscoveryApi extends ScimEndpoint {
    private static final JsonNode CONFIG = DiscoveryDocuments.named("service-provider-config");
    private static final JsonNode SCHEMAS = DiscoveryDocuments.named("schemas");
    private static final JsonNode TYPES = DiscoveryDocuments.named("resource-types");

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

    @GetMapping(BASE + "/Schemas/{id}")
    ResponseEntity<byte[]> schema(Caller caller, @PathVariable String id, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, one(SCHEMAS, id, "Schema", base(request) + "/Schemas/"));
    }

    @GetMapping(BASE + "/ResourceTypes")
    ResponseEntity<byte[]> types(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, all(TYPES, "ResourceType", base(request) + "/ResourceTypes/"));
    }

    @GetMapping(BASE + "/ResourceTypes/{id}")
    ResponseEntity<byte[]> type(Caller caller, @PathVariable String id, ServerHttpRequest request) {
        mayKeep(caller);
        return answer(HttpStatus.OK, one(TYPES, id, "ResourceType", base(request) + "/ResourceTypes/"));
    }

    /** So that a client that takes a wrong way is told so in the words that it understands. */
    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> nothing(ServerHttpRequest request) {
        throw ScimProblem.notFound(
                "endpoint", request.getMethod() + " " + request.getPath().value());
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
