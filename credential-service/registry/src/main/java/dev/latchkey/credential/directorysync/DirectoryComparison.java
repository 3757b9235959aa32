package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.DirectoryLink;
import dev.latchkey.credential.account.LinkedAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what follows from one reading, and how many accounts it is about. */
final class DirectoryComparison {
    private final AccountComparison comparison;
    private final DirectoryUsers users;
    private final Instant since;
    private final List<DirectoryFinding> findings = new ArrayList<>();
    private int linked;
    private int lately;

    /** @param since from when on accounts that were switched off count */
    DirectoryComparison(DirectoryUsers users, Instant since) {
        this.comparison = new AccountComparison(users);
        this.users = users;
        this.since = since;
    }

    DirectoryComparison add(LinkedAccount account) {
        if (account.linkTo(users.issuer()).isPresent() || users.of(account).isPresent()) {
            linked++;
        }
        account.linkTo(users.issuer()).filter(this::isOfLate).ifPresent(off -> lately++);
        comparison.judge(account).ifPresent(findings::add);
        return this;
    }

    private boolean isOfLate(DirectoryLink link) {
        return link.switchedOff() != null && link.switchedOff().isAfter(since);
    }

    AccountComparison accounts() {
        return comparison;
    }

    List<DirectoryFinding> findings() {
        return findings;
    }

    int users() {
        return users.count();
    }

    int linked() {
        return linked;
    }

    int lately() {
        return lately;
    }
}
