package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ResourceSchema;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.text.ShownText;
import java.util.List;

/**
 * The attributes of a user that are kept: those of the published schema that nothing here depends on, in its form. Others
 * are dropped, a password before all.
 */
final class StoredAttributes {
    private static final List<String> ELSEWHERE = List.of("userName", "externalId", "active");
    private static final JsonNode SCHEMAS = DiscoveryDocuments.named("schemas");

    /** Of users. */
    static final ResourceSchema SCHEMA = ResourceSchema.of(SCHEMAS.path(0), SCHEMAS.path(1));

    private StoredAttributes() {}

    /** Those that a client gives. */
    static ObjectNode of(ObjectNode given, RequestFields fields) {
        ObjectNode other = given.deepCopy();
        other.remove(ELSEWHERE);
        ObjectNode kept = SCHEMA.conforming(other, fields);
        kept.properties().forEach(each -> shown(each.getKey(), each.getValue(), fields));
        return kept;
    }

    /** Those that are kept; what an earlier release has kept in another form is in form too. */
    static ObjectNode read(String stored) {
        return SCHEMA.conforming(ScimJson.stored(stored), new RequestFields());
    }

    /** Addresses have lines of their own. */
    private static void shown(String name, JsonNode value, RequestFields fields) {
        if (value.isTextual() && !ShownText.isFit(value.textValue().replaceAll("[\\r\\n\\t]", " "))) {
            fields.wrong(name, value.textValue(), "text " + ShownText.EXPECTED);
        }
        value.forEach(each -> shown(name, each, fields));
    }
}
