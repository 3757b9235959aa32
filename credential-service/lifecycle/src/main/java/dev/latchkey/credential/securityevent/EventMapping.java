package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.reaction.AccountSignal;
import java.util.Map;
import java.util.Optional;

/** What an event of CAEP 1.0 or RISC 1.0 means for the app passwords of its subject. */
sealed interface EventMapping {
    String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

    /** The rules of the tenant say what follows. */
    record Reacts(AccountSignal signal) implements EventMapping {}

    /** The account is to be disabled here as well. */
    record Disables() implements EventMapping {}

    /** A second factor of that kind came, went, or was replaced: whether it was reset, what was before says. */
    record ChangesFactor(String factor, FactorChange change) implements EventMapping {}

    /** Nobody is to stay signed in; devices may sign in again. */
    record EndsSessions() implements EventMapping {}

    /** Empty where it means nothing for them. An account that is enabled there stays as it is here: who disabled it may know more. */
    static Optional<EventMapping> of(String type, Map<?, ?> event) {
        return switch (type) {
            case CAEP + "credential-change" -> credentialChange(event);
            case CAEP + "token-claims-change" -> Optional.of(new Reacts(AccountSignal.ROLE_CHANGED));
            case CAEP + "risk-level-change" ->
                "HIGH".equals(event.get("current_level"))
                        ? Optional.of(new Reacts(AccountSignal.HIGH_RISK))
                        : Optional.empty();
            case CAEP + "session-revoked", RISC + "sessions-revoked" -> Optional.of(new EndsSessions());
            case RISC + "credential-compromise", RISC + "account-credential-change-required" ->
                Optional.of(new Reacts(AccountSignal.HIGH_RISK));
            case RISC + "account-disabled", RISC + "account-purged" -> Optional.of(new Disables());
            default -> Optional.empty();
        };
    }

    /** A new password, or another factor. */
    private static Optional<EventMapping> credentialChange(Map<?, ?> event) {
        String type = String.valueOf(event.get("credential_type"));
        if (type.equals("password") || type.equals("pin")) {
            return Optional.of(new Reacts(AccountSignal.MAIN_PASSWORD_CHANGED));
        }
        return FactorChange.named(String.valueOf(event.get("change_type")))
                .map(change -> new ChangesFactor(type, change));
    }
}
