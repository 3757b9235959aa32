package dev.latchkey.events;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** JSON Schema 2020-12, formats included. */
final class Validation {
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Validation() {}

    static List<Error> errors(JsonNode schema, JsonNode data) {
        return REGISTRY.getSchema(schema).validate(data);
    }

    static List<Error> errorsOfSchema(JsonNode schema) {
        return REGISTRY.getSchema(SchemaLocation.of(META_SCHEMA)).validate(schema);
    }
}
