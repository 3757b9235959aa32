package dev.latchkey.policies.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one rule, or of the settings, from one version to another.
 *
 * @param kind   {@code location}, {@code policy} or {@code settings}
 * @param action {@code create}, {@code change} or {@code remove}
 * @param fields what is different within it; empty but for a change
 */
public record RuleDifference(String kind, String id, String name, String action, List<Field> fields) {
    public RuleDifference {
        fields = List.copyOf(fields);
    }

    /**
     * One field that is different.
     *
     * @param path   as in problem details: {@code conditions.protocols.include}
     * @param before absent where there was none
     * @param after  absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
