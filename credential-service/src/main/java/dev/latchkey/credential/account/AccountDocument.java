package dev.latchkey.credential.account;

import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;

/** An account as MongoDB and as the event of its change know it. */
final class AccountDocument {
    private AccountDocument() {}

    static Document write(Account account) {
        return new Document("tenant", account.tenant())
                .append("id", account.id())
                .append("login", account.login())
                .append("displayName", account.displayName())
                .append("email", account.email())
                .append("state", account.state().name())
                .append("legacyDisabledFor", List.copyOf(account.legacyDisabledFor()))
                .append("version", account.version());
    }

    static Account read(Document found) {
        return new Account(
                found.getString("tenant"),
                found.getString("id"),
                found.getString("login"),
                found.getString("displayName"),
                found.getString("email"),
                AccountState.valueOf(found.getString("state")),
                new HashSet<>(found.getList("legacyDisabledFor", String.class)),
                found.getLong("version"));
    }

    static AccountChanged changed(Account account, Actor by) {
        return new AccountChanged(
                account.tenant(),
                account.id(),
                account.login(),
                account.displayName(),
                account.email(),
                account.state(),
                account.legacyDisabledFor(),
                account.version(),
                by);
    }
}
