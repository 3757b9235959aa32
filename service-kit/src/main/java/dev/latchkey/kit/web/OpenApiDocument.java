package dev.latchkey.kit.web;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of this service, as OpenAPI: the file {@code openapi.yaml} of the service, for everybody. */
@RestController
final class OpenApiDocument {
    private static final String PATH = "/openapi.yaml";
    /** RFC 9512. */
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private final Resource document;

    OpenApiDocument(Resource document) {
        this.document = document;
    }

    @GetMapping(PATH)
    ResponseEntity<Resource> describe() {
        return ResponseEntity.ok().contentType(YAML).body(document);
    }
}
