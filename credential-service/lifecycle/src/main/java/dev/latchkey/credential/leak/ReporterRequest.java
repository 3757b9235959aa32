package dev.latchkey.credential.leak;

import dev.latchkey.kit.request.RequestFields;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reporter to be registered. */
record ReporterRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable String keyId,
        @Nullable String publicKey) {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._=-]{1,128}");

    /** The reporter, or every field that is wrong. */
    Reporter toReporter(Instant now) {
        RequestFields fields = new RequestFields();
        String reporter = fields.word("id", id);
        String shown = name == null ? reporter : fields.text("name", name, 200);
        String named = keyId == null ? reporter : keyId;
        if (!KEY_ID.matcher(named).matches()) {
            fields.wrong("keyId", named, "1 to 128 of letters, digits, '.', '_', '=' and '-'");
        }
        String pem = Optional.ofNullable(publicKey).orElse("");
        if (pem.length() > 1000 || ReporterKey.read(pem).isEmpty()) {
            fields.wrong("publicKey", "(not shown)", "a public key on the curve P-256, in PEM (BEGIN PUBLIC KEY)");
        }
        fields.allRight();
        return new Reporter(reporter, shown, named, pem.strip(), now);
    }
}
