package dev.latchkey.credential.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.events.AccountState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose sign-ins are judged: a person, a shared mailbox, a device of nobody's.
 *
 * @param login             canonical login name, unique within the tenant
 * @param aliases           further names to sign in with, canonical too: addresses of mail, former logins. None is the login
 *                          or an alias of another account
 * @param legacyDisabledFor protocols for which signing in by password alone is switched off
 */
public record Account(
        @JsonIgnore String tenant,
        String id,
        String login,
        Set<String> aliases,
        @Nullable String displayName,
        @Nullable String email,
        AccountState state,
        Set<String> legacyDisabledFor,
        long version)
        implements Versioned {
    /** How many an account has at most. */
    public static final int MOST_ALIASES = 20;

    public Account {
        aliases = Set.copyOf(aliases);
        legacyDisabledFor = Set.copyOf(legacyDisabledFor);
    }

    /** One without aliases. */
    public Account(
            String tenant,
            String id,
            String login,
            @Nullable String displayName,
            @Nullable String email,
            AccountState state,
            Set<String> legacyDisabledFor,
            long version) {
        this(tenant, id, login, Set.of(), displayName, email, state, legacyDisabledFor, version);
    }

    /** As many of these as an account may have. */
    public static Set<String> atMost(Set<String> names) {
        return names.stream().limit(MOST_ALIASES).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether that canonical name is one to sign in with. */
    public boolean isCalled(String name) {
        return login.equals(name) || aliases.contains(name);
    }

    /** Its login, and its aliases. */
    public List<String> names() {
        return Stream.concat(Stream.of(login), aliases.stream().sorted()).toList();
    }

    /** The same with these aliases, in the same version; its login is none of them. */
    public Account with(Set<String> others) {
        Set<String> further =
                others.stream().filter(each -> !each.equals(login)).collect(Collectors.toSet());
        return new Account(tenant, id, login, further, displayName, email, state, legacyDisabledFor, version);
    }

    /** The same as some version. */
    public Account inVersion(long other) {
        return new Account(tenant, id, login, aliases, displayName, email, state, legacyDisabledFor, other);
    }

    /** The same, one version later, in another state. */
    Account inState(AccountState other) {
        return new Account(tenant, id, login, aliases, displayName, email, other, legacyDisabledFor, version + 1);
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
                + HeapBytes.of(aliases)
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
