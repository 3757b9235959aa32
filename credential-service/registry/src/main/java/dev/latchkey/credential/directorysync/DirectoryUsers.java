package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.DirectoryLink;
import dev.latchkey.credential.account.LinkedAccount;
import dev.latchkey.credential.login.LoginName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users of one issuer, found by what they are called and, where nothing better is known, by a verified address. */
public final class DirectoryUsers {
    private final String issuer;
    private final Map<String, DirectoryUser> byId = new HashMap<>();
    private final Map<String, DirectoryUser> byAddress = new HashMap<>();

    /** @param byVerifiedEmail whether accounts that are nobody's are also found by the address of a user */
    public DirectoryUsers(String issuer, Collection<DirectoryUser> users, boolean byVerifiedEmail) {
        this.issuer = issuer;
        users.forEach(each -> byId.put(each.id(), each));
        if (byVerifiedEmail) {
            addresses();
        }
    }

    /** An address that two have says of nobody who they are. */
    private void addresses() {
        Set<String> ambiguous = new HashSet<>();
        byId.values()
                .forEach(user -> login(user).ifPresent(login -> {
                    if (byAddress.put(login, user) != null) {
                        ambiguous.add(login);
                    }
                }));
        ambiguous.forEach(byAddress::remove);
    }

    private static Optional<String> login(DirectoryUser user) {
        return Optional.ofNullable(user.verifiedEmail())
                .flatMap(LoginName::read)
                .map(LoginName::value);
    }

    /** How many there are. */
    public int count() {
        return byId.size();
    }

    String issuer() {
        return issuer;
    }

    /** The owner of an account. */
    Optional<DirectoryUser> of(LinkedAccount account) {
        return account.isNobodys()
                ? linked(account).or(() -> Optional.ofNullable(byAddress.get(account.login())))
                : account.ownerAt(issuer).flatMap(this::byId);
    }

    private Optional<DirectoryUser> linked(LinkedAccount account) {
        return account.linkTo(issuer).map(DirectoryLink::user).flatMap(this::byId);
    }

    private Optional<DirectoryUser> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
