package dev.latchkey.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of policies could ask beside what the rest of the record tells, as it was at that moment.
 *
 * @param credential the app password that was recognised
 * @param groups     ids of the account's groups; absent where no policy asked for them
 * @param risk       of the app password: {@code none}, {@code low}, {@code medium}, {@code high}
 */
public record SignInFacts(
        @Nullable CredentialAtSignIn credential, @Nullable Set<String> groups, String risk) {
    public SignInFacts {
        groups = groups == null ? null : DefensiveCopy.set(groups);
    }
}
