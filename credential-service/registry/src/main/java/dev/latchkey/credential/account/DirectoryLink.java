package dev.latchkey.credential.account;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which user of an identity provider an account was last seen to be.
 *
 * @param issuer      the provider's
 * @param user        what it calls them
 * @param switchedOff when the account was disabled because the user was; null where that is not why it is disabled
 */
public record DirectoryLink(
        String issuer, String user, @Nullable Instant switchedOff) {
    static final String FIELD = "directory";

    /** As seen, with an account that is as it was. */
    public static DirectoryLink seen(String issuer, String user) {
        return new DirectoryLink(issuer, user, null);
    }

    /** Whether it is that user of that issuer. */
    public boolean isTo(String otherIssuer, String otherUser) {
        return issuer.equals(otherIssuer) && user.equals(otherUser);
    }

    Document write() {
        Document link = new Document("issuer", issuer).append("user", user);
        return switchedOff == null ? link : link.append("switchedOff", Date.from(switchedOff));
    }

    static @Nullable DirectoryLink read(Document account) {
        @Nullable Document link = account.get(FIELD, Document.class);
        if (link == null) {
            return null;
        }
        @Nullable Date off = link.getDate("switchedOff");
        return new DirectoryLink(
                link.getString("issuer"), link.getString("user"), off == null ? null : off.toInstant());
    }
}
