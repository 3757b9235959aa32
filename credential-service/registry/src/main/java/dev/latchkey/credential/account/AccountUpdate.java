package dev.latchkey.credential.account;

import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountClaimDecided;
import dev.latchkey.events.Event;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a write of an account changes beside the account itself, in the same document.
 *
 * @param only     what the document has to be like, beside being as it was before
 * @param set      further fields
 * @param unset    fields to be taken away
 * @param released told where its owner is let go
 */
record AccountUpdate(
        Document only,
        Document set,
        Document unset,
        @Nullable AccountClaimDecided released) {

    /** Of an account whatever it is like. */
    static AccountUpdate whatever() {
        return new AccountUpdate(new Document(), new Document(), new Document(), null);
    }

    /** Of an account that no directory has deleted. */
    static AccountUpdate ofPresent() {
        return new AccountUpdate(new Document("deletedAt", null), new Document(), new Document(), null);
    }

    AccountUpdate setting(Document fields, Document without) {
        return new AccountUpdate(only, fields, without, released);
    }

    /** Makes it nobody's, if it is still the owner's of that key; null where it is nobody's already. */
    AccountUpdate freeing(@Nullable String ownerKey, @Nullable AccountClaimDecided told) {
        Document same = new Document(only).append(BindingDocument.OWNER_KEY, ownerKey);
        Document without = new Document(unset);
        without.putAll(BindingDocument.owner());
        return new AccountUpdate(same, set, without, told);
    }

    /** The whole update. */
    Document to(Account after, Instant at) {
        Document fields = AccountDocument.write(after).append("changedAt", Date.from(at));
        fields.putAll(set);
        Document update = new Document("$set", fields);
        return unset.isEmpty() ? update : update.append("$unset", unset);
    }

    /** All that is told of it. */
    Event[] events(AccountChanged changed) {
        return released == null ? new Event[] {changed} : new Event[] {changed, released};
    }
}
