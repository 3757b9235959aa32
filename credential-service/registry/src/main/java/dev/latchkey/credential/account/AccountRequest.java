package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.request.RequestFields;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account to be registered. */
record AccountRequest(
        @Nullable String login,
        @Nullable String displayName,
        @Nullable String email) {
    Account toAccount(String tenant, String id) {
        return toAccount(tenant, id, AccountState.ACTIVE, new RequestFields());
    }

    /** @param fields may hold problems already; they are told together with those found here */
    Account toAccount(String tenant, String id, AccountState state, RequestFields fields) {
        String given = String.valueOf(login);
        Optional<LoginName> name = LoginName.read(login == null ? "" : login);
        if (name.isEmpty()) {
            fields.wrong("login", given, "a login name of 1 to " + LoginName.LONGEST + " characters, without spaces");
        }
        String shown = displayName == null ? null : fields.text("displayName", displayName, 200);
        String address = email == null ? null : fields.text("email", email, 320);
        fields.allRight();
        return new Account(tenant, id, name.orElseThrow().value(), shown, address, state, Set.of(), 1);
    }
}
