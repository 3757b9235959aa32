package dev.latchkey.credential.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.events.AccountState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose sign-ins are judged: a person, a shared mailbox, a device of nobody's.
 *
 * @param login             canonical login name, unique within the tenant
 * @param legacyDisabledFor protocols for which signing in by password alone is switched off
 */
public record Account(
        @JsonIgnore String tenant,
        String id,
        String login,
        @Nullable String displayName,
        @Nullable String email,
        AccountState state,
        Set<String> legacyDisabledFor,
        long version)
        implements Versioned {
    public Account {
        legacyDisabledFor = Set.copyOf(legacyDisabledFor);
    }

    /** The same, one version later, in another state. */
    Account inState(AccountState other) {
        return new Account(tenant, id, login, displayName, email, other, legacyDisabledFor, version + 1);
    }

    /** A directory says "active" of everybody who works there: that does not unlock who was locked here. */
    public static AccountState stateWhere(boolean active, AccountState before) {
        if (!active) {
            return AccountState.DISABLED;
        }
        return before == AccountState.DISABLED ? AccountState.ACTIVE : before;
    }

    @Override
    public int bytes() {
        return 2 * HeapBytes.OBJECT
                + HeapBytes.of(tenant, id, login, displayName, email)
                + HeapBytes.of(legacyDisabledFor);
    }

    @Override
    public String identity() {
        return identity(tenant, id);
    }

    /** As the near-cache knows it, and as the database does. */
    public static String identity(String tenant, String id) {
        return tenant + "/" + id;
    }
}
