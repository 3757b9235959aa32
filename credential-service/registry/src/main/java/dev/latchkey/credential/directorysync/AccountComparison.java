package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.DirectoryLink;
import dev.latchkey.credential.account.LinkedAccount;
import dev.latchkey.credential.directorysync.DirectoryFinding.Missing;
import dev.latchkey.credential.directorysync.DirectoryFinding.Seen;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOff;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOn;
import java.util.Optional;

/** Tells what follows for an account from the users of its issuer; empty where all is as it was. Pure. */
final class AccountComparison {
    private final DirectoryUsers users;

    AccountComparison(DirectoryUsers users) {
        this.users = users;
    }

    Optional<DirectoryFinding> judge(LinkedAccount account) {
        Optional<DirectoryUser> user = users.of(account);
        return user.isPresent() ? judge(account, user.get()) : missing(account);
    }

    /** Of a user who was asked for alone. */
    Optional<DirectoryFinding> judge(LinkedAccount account, DirectoryUser user) {
        boolean switchedOffFor = link(account, user.id())
                .filter(link -> link.switchedOff() != null)
                .isPresent();
        if (!user.enabled()) {
            return account.isDisabled() ? seen(account, user) : Optional.of(new SwitchedOff(account, user.id()));
        }
        if (switchedOffFor) {
            return Optional.of(
                    account.isDisabled() ? new SwitchedOn(account, user.id()) : new Seen(account, user.id()));
        }
        return seen(account, user);
    }

    private Optional<DirectoryFinding> seen(LinkedAccount account, DirectoryUser user) {
        return link(account, user.id()).isPresent() ? Optional.empty() : Optional.of(new Seen(account, user.id()));
    }

    private Optional<DirectoryLink> link(LinkedAccount account, String user) {
        return account.linkTo(users.issuer()).filter(link -> link.user().equals(user));
    }

    /** Whoever was never seen there may be somebody else's user, or be called otherwise there. */
    private Optional<DirectoryFinding> missing(LinkedAccount account) {
        return account.linkTo(users.issuer())
                .map(DirectoryLink::user)
                .filter(user -> !account.isDisabled())
                .filter(user -> account.isNobodys()
                        || account.ownerAt(users.issuer()).filter(user::equals).isPresent())
                .map(user -> new Missing(account, user));
    }
}
