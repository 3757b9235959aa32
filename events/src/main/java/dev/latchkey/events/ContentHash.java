package dev.latchkey.events;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Tells whether two snapshots hold the same rules: lower-case hex SHA-256 of the JSON object with the members
 * {@code locations} and {@code policies}, and {@code staleness} where there is a bound, in canonical form (RFC 8785: members sorted by name, no white space, UTF-8).
 */
public final class ContentHash {
    private static final JsonMapper CANONICAL = EventJson.mapper()
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .addModule(new SimpleModule().addSerializer(Double.class, new EcmaScriptNumber()))
            .build();

    private ContentHash() {}

    /** Of these rules. */
    public static String of(
            List<NamedLocationDefinition> locations, List<PolicyDefinition> policies, @Nullable Staleness staleness) {
        return HexFormat.of().formatHex(sha256().digest(canonical(locations, policies, staleness)));
    }

    /** Of what a snapshot holds, whatever hash it claims to have. */
    public static String of(PolicySnapshotPublished snapshot) {
        return of(snapshot.locations(), snapshot.policies(), snapshot.staleness());
    }

    static byte[] canonical(
            List<NamedLocationDefinition> locations, List<PolicyDefinition> policies, @Nullable Staleness staleness) {
        return CANONICAL.writeValueAsBytes(new Content(locations, policies, staleness));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** As RFC 8785 has it, for coordinates: they have five decimals at most, so that none takes an exponent. */
    private static final class EcmaScriptNumber extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }
    }

    private record Content(
            List<NamedLocationDefinition> locations,
            List<PolicyDefinition> policies,
            @Nullable Staleness staleness) {}
}
