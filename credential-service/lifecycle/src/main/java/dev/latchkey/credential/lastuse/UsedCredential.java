package dev.latchkey.credential.lastuse;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** As much of a sign-in as tells which app password was used, and for what. */
record UsedCredential(
        String tenant,
        SignInResult result,
        @Nullable String credential,
        String protocol,
        @Nullable String address) {
    private static final ObjectReader READER = EventJson.mapper().readerFor(UsedCredential.class);

    /**
     * What was used in a sign-in, for what and from where; empty where it was not accepted.
     *
     * @throws RuntimeException where the record is not a sign-in
     */
    static Optional<String> of(RawRecord raw) {
        raw.header(CloudEventHeaders.TYPE)
                .filter(EventType.SIGN_IN_RECORDED.wireName()::equals)
                .orElseThrow();
        UsedCredential used = READER.readValue(Objects.requireNonNull(raw.value()));
        return used.result == SignInResult.ACCEPTED && used.credential != null
                ? Optional.of(used.tenant + "/" + used.credential + "/" + used.protocol + "/" + used.address)
                : Optional.empty();
    }
}
