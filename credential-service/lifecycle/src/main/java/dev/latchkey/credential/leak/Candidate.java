package dev.latchkey.credential.leak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks like an app password, found where none belongs. Where that was is the reporter's business: an
 * address may hold a secret too, so it is not read.
 *
 * @param token as it was found
 * @param type  what the reporter calls this kind of secret
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Candidate(@Nullable String token, @Nullable String type) {
    @Override
    public String toString() {
        return "Candidate[…]";
    }
}
