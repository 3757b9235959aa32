package dev.latchkey.policies.template;

import dev.latchkey.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;

/** The templates that come with a release. */
record Templates(List<Template> items) {
    private static final String FILE = "/policy-templates.json";

    Templates {
        items = List.copyOf(items);
    }

    static Templates read() {
        try (InputStream file = Templates.class.getResourceAsStream(FILE)) {
            return new Templates(
                    EventJson.mapper().readValue(Objects.requireNonNull(file, FILE), new TypeReference<>() {}));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
