package dev.latchkey.kit.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a YAML file, of which it is known which fields it may have. */
final class YamlObject {
    private final String name;
    private final Map<String, YamlField> given;

    YamlObject(String name, Map<String, YamlField> given) {
        this.name = name;
        this.given = given;
    }

    /** One that is not given is there without a value. */
    YamlField get(String field) {
        @Nullable YamlField found = given.get(field);
        return found == null ? new YamlField(YamlField.within(name, field), null) : found;
    }
}
