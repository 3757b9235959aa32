package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the service says about itself: documents beside the classes. */
final class DiscoveryDocuments {
    private DiscoveryDocuments() {}

    static JsonNode named(String name) {
        String path = "/scim/" + name + ".json";
        try (InputStream document = Objects.requireNonNull(DiscoveryDocuments.class.getResourceAsStream(path), path)) {
            return JsonUtils.getObjectReader().readTree(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
