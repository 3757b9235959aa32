package dev.latchkey.credential.reaction;

import dev.latchkey.events.AppPasswordRules.Reaction;
import dev.latchkey.events.AppPasswordRules.Reactions;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** What can happen to an account that its app passwords may have to suffer for. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum AccountSignal {
    MAIN_PASSWORD_CHANGED("the main password was changed"),
    MFA_RESET("the second factors were reset"),
    ROLE_CHANGED("the roles were changed"),
    ACCOUNT_DISABLED("the account was disabled"),
    HIGH_RISK("it is at high risk");

    private final String words;

    AccountSignal(String words) {
        this.words = words;
    }

    /** For the reason of what follows. */
    String words() {
        return words;
    }

    /** What the rules say is to follow. */
    Reaction reaction(Reactions reactions) {
        return switch (this) {
            case MAIN_PASSWORD_CHANGED -> reactions.mainPasswordChanged();
            case MFA_RESET -> reactions.mfaReset();
            case ROLE_CHANGED -> reactions.roleChanged();
            case ACCOUNT_DISABLED -> reactions.accountDisabled();
            case HIGH_RISK -> reactions.highRisk();
        };
    }
}
