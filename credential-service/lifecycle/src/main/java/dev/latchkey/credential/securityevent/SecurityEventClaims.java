package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.ExternalIdentity;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a security event token says that was found to be genuine.
 *
 * @param jti    its id
 * @param events by type (RFC 8417, section 2.2)
 * @param subId  whom it is about ({@code sub_id}), where it says so for all of them
 * @param sub    the same by what its issuer calls them, as transmitters say it that are older than RFC 9493
 */
record SecurityEventClaims(
        String jti,
        Map<String, Object> events,
        @Nullable Object subId,
        @Nullable String sub) {
    /** Whom one of its events is about; empty where it is nobody that can be found. */
    Optional<EventSubject> subjectOf(Map<?, ?> event, String issuer) {
        return EventSubject.of(subId, event)
                .or(() -> Optional.ofNullable(sub)
                        .map(called -> new EventSubject.AtIssuer(new ExternalIdentity(issuer, called))));
    }
}
