package dev.latchkey.kit;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document that says what events look like on the wire. */
public final class AsyncApi {
    private static final String HOME = "/dev/latchkey/events/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private AsyncApi() {}

    public static JsonNode document() {
        return new YAMLMapper().readTree(resource("asyncapi.yaml"));
    }

    /** An event of that type, with all that it may have. */
    public static Event sample(EventType type) {
        return EventJson.read(type, resource("samples/" + shortName(type) + ".json"));
    }

    /** What is wrong with the headers of a record that carries an event of that type. */
    public static List<Error> errors(EventType type, Map<String, String> headers) {
        String message = document().at("/components/messages").properties().stream()
                .filter(each -> each.getValue().get("name").asString().equals(type.wireName()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return errors("#/components/messages/" + message + "/headers", headers);
    }

    /** What is wrong with headers, by the schema at that place of the document. */
    public static List<Error> errors(String place, Map<String, String> headers) {
        ObjectNode schema = EventJson.mapper().createObjectNode().put("$ref", place);
        schema.set("components", document().get("components"));
        return SCHEMAS.getSchema(schema).validate(EventJson.mapper().valueToTree(headers));
    }

    private static String shortName(EventType type) {
        return type.wireName().substring("dev.latchkey.".length());
    }

    private static byte[] resource(String name) {
        try (InputStream resource = Event.class.getResourceAsStream(HOME + name)) {
            return resource.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
