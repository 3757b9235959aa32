package dev.latchkey.credential.leak;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.credential.validation.DocumentIdDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter is told of one candidate: whether it is, or was, an app password here. Not whose.
 *
 * @param tokenHash SHA-256 of the token as it was reported, in hex: the token itself is not sent back
 * @param tokenType as it was reported
 */
record LeakFinding(
        @JsonProperty("token_hash") String tokenHash,
        @JsonProperty("token_type") @Nullable String tokenType,
        @JsonProperty("label") Label label) {

    enum Label {
        TRUE_POSITIVE("true_positive"),
        FALSE_POSITIVE("false_positive");

        private final String wireName;

        Label(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        String wireName() {
            return wireName;
        }
    }

    static LeakFinding of(Candidate candidate, boolean known) {
        return new LeakFinding(
                DocumentIdDigest.of(String.valueOf(candidate.token())),
                candidate.type(),
                known ? Label.TRUE_POSITIVE : Label.FALSE_POSITIVE);
    }
}
