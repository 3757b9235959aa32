package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An attribute as its schema describes it (RFC 7643, section 7). An extension is one too: its name is the URN, and its
 * attributes are the sub-attributes.
 */
record SchemaAttribute(
        String name, Type type, boolean multiValued, boolean readOnly, List<SchemaAttribute> subAttributes) {
    /** What its values are. */
    enum Type {
        STRING("a string"),
        REFERENCE("a string"),
        BOOLEAN("true or false"),
        COMPLEX("an object");

        private final String expected;

        Type(String expected) {
            this.expected = expected;
        }

        String expected() {
            return expected;
        }
    }

    SchemaAttribute {
        subAttributes = List.copyOf(subAttributes);
    }

    static SchemaAttribute read(JsonNode described) {
        return new SchemaAttribute(
                described.path("name").asText(),
                Type.valueOf(described.path("type").asText().toUpperCase(Locale.ROOT)),
                described.path("multiValued").asBoolean(),
                described.path("mutability").asText().equals("readOnly"),
                readAll(described.path("subAttributes")));
    }

    static SchemaAttribute extension(JsonNode schema) {
        return new SchemaAttribute(
                schema.path("id").asText(), Type.COMPLEX, false, false, readAll(schema.path("attributes")));
    }

    static List<SchemaAttribute> readAll(JsonNode described) {
        List<SchemaAttribute> all = new ArrayList<>();
        described.forEach(each -> all.add(read(each)));
        return all;
    }

    /** Whether an object of it goes by its {@code value}, so that a text can stand for it. */
    boolean hasValue() {
        return subAttributes.stream().anyMatch(each -> each.name.equals("value"));
    }

    boolean isComplex() {
        return type == Type.COMPLEX;
    }
}
