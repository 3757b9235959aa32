package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An account as MongoDB and as the event of its change know it. */
final class AccountDocument {
    /** Tenant and external id in one, so that the unique index can be sparse: most accounts have none. */
    static final String EXTERNAL_KEY = "externalKey";

    private static final String DELETED_AT = "deletedAt";

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

    static Account read(Document found) {
        return new Account(
                found.getString("tenant"),
                found.getString("id"),
                login(found),
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
                account.displayName(),
                account.email(),
                account.state(),
                account.legacyDisabledFor(),
                account.version(),
                by);
    }
}
