package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Profile;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.directory.scim.ResourceMeta;
import dev.latchkey.credential.directory.scim.SchemaUrns;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.events.AccountState;

/** A user as the directory sees it. */
final class UserView {
    private UserView() {}

    /** @param base the address of the SCIM endpoints */
    static ObjectNode of(ProvisionedAccount user, String base) {
        Account account = user.account();
        Profile profile = user.profile();
        ObjectNode kept = StoredAttributes.read(profile.attributes());
        ObjectNode view = ScimJson.object();
        ArrayNode schemas = view.putArray("schemas").add(SchemaUrns.USER);
        if (kept.has(SchemaUrns.ENTERPRISE)) {
            schemas.add(SchemaUrns.ENTERPRISE);
        }
        view.put("id", account.id());
        if (profile.externalId() != null) {
            view.put("externalId", profile.externalId());
        }
        view.put("userName", account.login());
        view.put("active", account.state() != AccountState.DISABLED);
        view.setAll(kept);
        if (kept.isEmpty()) {
            ofAdministrators(account, view);
        }
        view.set(
                "meta",
                ResourceMeta.of("User", base + "/Users/", account.id(), account.version(), profile.changedAt()));
        return view;
    }

    /** What an account has that was not made by a directory. */
    private static void ofAdministrators(Account account, ObjectNode view) {
        if (account.displayName() != null) {
            view.put("displayName", account.displayName());
        }
        if (account.email() != null) {
            view.putArray("emails").addObject().put("value", account.email()).put("primary", true);
        }
    }
}
