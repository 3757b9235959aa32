package dev.latchkey.credential.account;

import dev.latchkey.credential.validation.DocumentIdDigest;
import dev.latchkey.events.AccountState;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Whose an account is, as it stands beside it in the same document. */
final class BindingDocument {
    /** Tenant and owner in one, so that the unique index can be sparse: many accounts are nobody's. */
    static final String OWNER_KEY = "ownerKey";

    static final String OWNER = "owner";

    private BindingDocument() {}

    /** Of a length that the database can take; issuers have no line breaks. */
    static String key(String tenant, ExternalIdentity who) {
        return tenant + "/" + DocumentIdDigest.of(who.issuer() + "\n" + who.subject());
    }

    static Document write(String tenant, ExternalIdentity who, Instant now) {
        return new Document(OWNER_KEY, key(tenant, who))
                .append(
                        OWNER,
                        new Document("issuer", who.issuer())
                                .append("subject", who.subject())
                                .append("since", Date.from(now)))
                .append(AccountDocument.EXTERNAL_KEY, AccountDocument.externalKey(tenant, who.subject()));
    }

    /** Takes away what {@link #write} has written. */
    static Document clear() {
        return new Document("$unset", cleared());
    }

    private static Document cleared() {
        return owner().append(AccountDocument.EXTERNAL_KEY, "");
    }

    /** The fields that say whose it is; what the directory calls its owner is not among them. */
    static Document owner() {
        return new Document(OWNER_KEY, "").append(OWNER, "");
    }

    static BoundAccount read(Document found) {
        Account account = AccountDocument.read(found);
        return new BoundAccount(account, ownerOf(found), AccountDocument.externalId(account.tenant(), found));
    }

    static LinkedAccount readLinked(Document found) {
        String tenant = found.getString("tenant");
        return new LinkedAccount(
                tenant,
                found.getString("id"),
                AccountDocument.login(found),
                AccountState.valueOf(found.getString("state")),
                AccountDocument.externalId(tenant, found),
                ownerOf(found),
                DirectoryLink.read(found));
    }

    private static @Nullable ExternalIdentity ownerOf(Document found) {
        @Nullable Document owner = found.get(OWNER, Document.class);
        return owner == null ? null : new ExternalIdentity(owner.getString("issuer"), owner.getString("subject"));
    }
}
