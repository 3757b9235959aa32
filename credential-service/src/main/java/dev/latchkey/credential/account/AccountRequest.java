package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.web.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account to be registered. */
record AccountRequest(
        @Nullable String login,
        @Nullable String displayName,
        @Nullable String email) {
    Account toAccount(String tenant, String id) {
        String given = login == null ? "" : login;
        LoginName name = LoginName.read(given)
                .orElseThrow(() -> ProblemException.badField(
                        "login", given, "a login name of 1 to " + LoginName.LONGEST + " characters, without spaces"));
        checkText("displayName", displayName, 200);
        checkText("email", email, 320);
        return new Account(tenant, id, name.value(), displayName, email, AccountState.ACTIVE, Set.of(), 1);
    }

    private static void checkText(String field, @Nullable String text, int longest) {
        if (text != null && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            throw ProblemException.badField(
                    field, text, "at most " + longest + " characters, without control characters");
        }
    }
}
