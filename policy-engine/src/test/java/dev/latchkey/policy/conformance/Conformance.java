package dev.latchkey.policy.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The suite in {@code conformance/}: human-readable cases, for whoever judges sign-ins. */
public final class Conformance {
    static final String FOLDER = "/conformance/";
    private static final YAMLMapper YAML = new YAMLMapper();

    private Conformance() {}

    /**
     * One case.
     *
     * @param policy   as administrators write it, but for id, name and state
     * @param signIn   with the fields of {@code POST /v1/what-if}
     * @param expected {@code result}, and {@code unmet} or {@code control}
     */
    public record Case(String file, String name, JsonNode policy, JsonNode signIn, JsonNode expected) {
        /** Microsoft Graph's word for it. */
        public String result() {
            return expected.path("result").asString();
        }

        /** The first condition that did not match. */
        public @Nullable String unmet() {
            return text("unmet");
        }

        /** What the policy found wanting. */
        public @Nullable String control() {
            return text("control");
        }

        private @Nullable String text(String field) {
            return expected.hasNonNull(field) ? expected.path(field).asString() : null;
        }

        @Override
        public String toString() {
            return file + ": " + name;
        }
    }

    /** The files, one for each condition and effect. */
    public static List<String> files() {
        return List.of(
                "accounts.yaml",
                "allow-only-if.yaml",
                "clients.yaml",
                "credential.yaml",
                "dates.yaml",
                "front-doors.yaml",
                "groups.yaml",
                "limit-rate.yaml",
                "locations.yaml",
                "protocols.yaml",
                "risk.yaml",
                "services.yaml",
                "suspend.yaml",
                "time-windows.yaml",
                "tls.yaml");
    }

    /** The named locations that the cases of a file know. */
    public static List<JsonNode> locations(String file) {
        List<JsonNode> locations = new ArrayList<>();
        read(file).path("locations").forEach(locations::add);
        return locations;
    }

    /** The cases of a file. */
    public static List<Case> cases(String file) {
        JsonNode suite = read(file);
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : suite.path("cases")) {
            cases.add(new Case(
                    file,
                    each.path("name").asString(),
                    over(suite.path("policy"), each.path("policy")),
                    over(suite.path("signIn"), each.path("signIn")),
                    each));
        }
        return cases;
    }

    /** The policy of a case as one that is on. */
    public static ObjectNode policy(Case each, String id) {
        ObjectNode policy = ((ObjectNode) each.policy()).deepCopy();
        return policy.put("id", id).put("name", "Case " + id).put("state", "on");
    }

    private static JsonNode read(String file) {
        try (InputStream stream = Conformance.class.getResourceAsStream(FOLDER + file)) {
            return YAML.readTree(Objects.requireNonNull(stream, file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One object over another, field by field. */
    private static JsonNode over(JsonNode base, JsonNode change) {
        if (!(base instanceof ObjectNode) || !(change instanceof ObjectNode)) {
            return change.isMissingNode() ? base : change;
        }
        ObjectNode merged = ((ObjectNode) base).deepCopy();
        change.properties()
                .forEach(each -> merged.set(each.getKey(), over(merged.path(each.getKey()), each.getValue())));
        return merged;
    }
}
