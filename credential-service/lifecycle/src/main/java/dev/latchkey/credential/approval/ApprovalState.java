package dev.latchkey.credential.approval;

import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How far an approval request has come. Lapsed comes with time: it is never written. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
enum ApprovalState {
    /** Waits for an administrator. */
    REQUESTED,
    /** Waits for its requester to collect the secret. */
    APPROVED,
    REJECTED,
    /** The app password was issued. */
    COLLECTED,
    /** Nobody decided, or collected, in time. */
    LAPSED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ProblemException 400 where there is no such stage */
    static ApprovalState named(String given) {
        return Arrays.stream(values())
                .filter(stage -> stage.wireName().equals(given))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "stage",
                        given,
                        Arrays.stream(values()).map(ApprovalState::wireName).collect(Collectors.joining(", "))));
    }
}
