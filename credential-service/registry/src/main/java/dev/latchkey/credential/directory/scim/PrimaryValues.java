package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The primary ones among the values of an attribute, before they were changed. */
record PrimaryValues(Set<JsonNode> values) {
    PrimaryValues {
        values = Set.copyOf(values);
    }

    static PrimaryValues of(JsonNode attribute) {
        Set<JsonNode> primary = new HashSet<>();
        for (JsonNode each : attribute) {
            if (isPrimary(each)) {
                primary.add(each.deepCopy());
            }
        }
        return new PrimaryValues(primary);
    }

    /** RFC 7644, section 3.5.2: what a PATCH makes primary is so in place of what was. */
    void giveWayIn(JsonNode changed) {
        boolean another = false;
        for (JsonNode each : changed) {
            another = another || isPrimary(each) && !values.contains(each);
        }
        if (another) {
            for (JsonNode each : changed) {
                if (values.contains(each)) {
                    ((ObjectNode) each).put("primary", false);
                }
            }
        }
    }

    private static boolean isPrimary(JsonNode value) {
        return value.isObject() && value.path("primary").asText().equalsIgnoreCase("true");
    }
}
