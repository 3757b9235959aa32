package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An account as MongoDB and as the event of its change know it. */
final class AccountDocument {
    /** Tenant and external id in one, so that the unique index can be sparse: most accounts have none. */
    static final String EXTERNAL_KEY = "externalKey";

    /**
     * Tenant and name in one, of the login and of each alias: one field, so that one unique index keeps all of them apart.
     * Documents of earlier releases have none until they are next changed.
     */
    static final String NAME_KEYS = "nameKeys";

    private static final String DELETED_AT = "deletedAt";

    private AccountDocument() {}

    static Document write(Account account) {
        return new Document("tenant", account.tenant())
                .append("id", account.id())
                .append("login", account.login())
                .append("aliases", account.aliases().stream().sorted().toList())
                .append(
                        NAME_KEYS,
                        account.names().stream()
                                .map(name -> nameKey(account.tenant(), name))
                                .toList())
                .append("displayName", account.displayName())
                .append("email", account.email())
                .append("state", account.state().name())
                .append("legacyDisabledFor", List.copyOf(account.legacyDisabledFor()))
                .append("version", account.version());
    }

    /** What stands beside it in the same document. */
    static Document write(Account account, Profile profile) {
        Document document = new Document("attributes", profile.attributes());
        if (profile.changedAt() != null) {
            document.append("changedAt", Date.from(profile.changedAt()));
        }
        if (profile.externalId() != null) {
            document.append(EXTERNAL_KEY, externalKey(account.tenant(), profile.externalId()));
        }
        return profile.deleted() ? document.append(DELETED_AT, document.get("changedAt")) : document;
    }

    static String externalKey(String tenant, String externalId) {
        return tenant + "/" + externalId;
    }

    static String nameKey(String tenant, String name) {
        return tenant + "/" + name;
    }

    static Account read(Document found) {
        return new Account(
                found.getString("tenant"),
                found.getString("id"),
                login(found),
                Set.copyOf(aliases(found)),
                found.getString("displayName"),
                found.getString("email"),
                AccountState.valueOf(found.getString("state")),
                new HashSet<>(found.getList("legacyDisabledFor", String.class)),
                StoredNumbers.longOf(found, "version"));
    }

    /** In canonical form. */
    static String login(Document found) {
        return LoginDomain.ofStoredLogin(found.getString("login"));
    }

    static List<String> aliases(Document found) {
        return found.getList("aliases", String.class, List.of());
    }

    /** The login, in canonical form, and the aliases. */
    static List<String> names(Document found) {
        return Stream.concat(Stream.of(login(found)), aliases(found).stream()).toList();
    }

    static ProvisionedAccount readProvisioned(Document found) {
        Account account = read(found);
        return new ProvisionedAccount(account, readProfile(account, found));
    }

    static @Nullable String externalId(String tenant, Document found) {
        @Nullable String key = found.getString(EXTERNAL_KEY);
        return key == null ? null : key.substring(tenant.length() + 1);
    }

    private static Profile readProfile(Account account, Document found) {
        @Nullable Date changedAt = found.getDate("changedAt");
        @Nullable String attributes = found.getString("attributes");
        return new Profile(
                externalId(account.tenant(), found),
                attributes == null ? "{}" : attributes,
                changedAt == null ? null : changedAt.toInstant(),
                isDeleted(found));
    }

    static boolean isDeleted(Document found) {
        return found.get(DELETED_AT) != null;
    }

    static AccountChanged changed(Account account, Actor by) {
        return new AccountChanged(
                account.tenant(),
                account.id(),
                account.login(),
                account.aliases(),
                account.displayName(),
                account.email(),
                account.state(),
                account.legacyDisabledFor(),
                account.version(),
                by);
    }
}
