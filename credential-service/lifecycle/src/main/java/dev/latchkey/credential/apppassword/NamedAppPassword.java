package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.IfMatch;

/**
 * The app password that a change is asked for.
 *
 * @param account whose it has to be
 * @param seen    the versions that the change may be made of
 */
record NamedAppPassword(Account account, String id, IfMatch seen) {
    /** In whatever version it is. */
    static NamedAppPassword any(Account account, String id) {
        return new NamedAppPassword(account, id, IfMatch.any());
    }

    /**
     * Insists that it is a version that has been seen.
     *
     * @throws ProblemException 412 where it is not
     */
    AppPassword check(AppPassword found) {
        seen.check("The app password", found.version());
        return found;
    }
}
