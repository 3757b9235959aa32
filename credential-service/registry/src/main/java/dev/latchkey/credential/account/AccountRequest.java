package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.request.RequestFields;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account to be registered. */
record AccountRequest(
        @Nullable String login,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Set<String> aliases) {
    private static final String NAME = "a login name of 1 to " + LoginName.LONGEST + " characters, without spaces";

    Account toAccount(String tenant, String id) {
        return toAccount(tenant, id, AccountState.ACTIVE, new RequestFields());
    }

    /** @param fields may hold problems already; they are told together with those found here */
    Account toAccount(String tenant, String id, AccountState state, RequestFields fields) {
        String given = String.valueOf(login);
        Optional<LoginName> name = LoginName.read(login == null ? "" : login);
        if (name.isEmpty()) {
            fields.wrong("login", given, NAME);
        }
        String shown = displayName == null ? null : fields.text("displayName", displayName, 200);
        String address = email == null ? null : fields.text("email", email, 320);
        Set<String> others = aliases(fields, aliases);
        fields.allRight();
        return new Account(tenant, id, name.orElseThrow().value(), shown, address, state, Set.of(), 1).with(others);
    }

    /** In canonical form; none where the field is absent. */
    static Set<String> aliases(RequestFields fields, @Nullable Set<String> given) {
        Set<String> names = new LinkedHashSet<>();
        for (String each : given == null ? Set.<String>of() : given) {
            Optional<LoginName> name = LoginName.read(String.valueOf(each));
            if (name.filter(read -> !read.domain().isEmpty()).isEmpty()) {
                fields.wrong("aliases", String.valueOf(each), NAME + ", with a domain");
            }
            name.ifPresent(read -> names.add(read.value()));
        }
        if (names.size() > Account.MOST_ALIASES) {
            fields.wrong("aliases", names.size() + " names", "at most " + Account.MOST_ALIASES);
        }
        return names;
    }
}
