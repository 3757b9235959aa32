package dev.latchkey.policy.evaluation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in together with what is looked up once for all policies.
 *
 * @param locations the named locations it is in, as a bit set
 * @param client    what the program says of itself, in lower case
 * @param label     of the app password, in lower case
 */
record EvaluationContext(
        SignInAttributes signIn,
        long[] locations,
        @Nullable String client,
        @Nullable String label) {
    static EvaluationContext of(SignInAttributes signIn, LocationIndex locations) {
        CredentialFacts credential = signIn.credential();
        return new EvaluationContext(
                signIn,
                locations.of(signIn),
                folded(signIn.client()),
                credential == null ? null : folded(credential.label()));
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
