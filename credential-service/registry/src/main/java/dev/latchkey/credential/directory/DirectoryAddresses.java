package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.login.LoginName;
import java.util.LinkedHashSet;
import java.util.Set;

/** The addresses of mail among the attributes of a user, by which people sign in too. */
final class DirectoryAddresses {
    private DirectoryAddresses() {}

    /** In the form of logins; those that can be none are left out. */
    static Set<String> of(JsonNode attributes) {
        Set<String> addresses = new LinkedHashSet<>();
        for (JsonNode each : attributes.path("emails")) {
            LoginName.read(each.path("value").asText())
                    .filter(address -> !address.domain().isEmpty())
                    .ifPresent(address -> addresses.add(address.value()));
        }
        return addresses;
    }

    /** The aliases of an account whose directory says other addresses: what an administrator has added stays. */
    static Set<String> aliases(ProvisionedAccount before, Set<String> addresses) {
        Set<String> aliases = new LinkedHashSet<>(before.account().aliases());
        aliases.removeAll(of(StoredAttributes.read(before.profile().attributes())));
        aliases.addAll(addresses);
        return Account.atMost(aliases);
    }
}
