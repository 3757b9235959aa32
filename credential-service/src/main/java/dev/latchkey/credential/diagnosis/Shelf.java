package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Tenants;
import java.util.List;

/**
 * Where failures are put: one shelf for each account. Logins of nobody's share some shelves of their tenant, so that
 * whoever makes logins up fills no database, and a login that becomes an account finds what failed before.
 *
 * @param id the document's
 */
record Shelf(String id) {
    private static final int OF_NOBODY = 64;

    static Shelf ofAccount(String tenant, String account) {
        return new Shelf(tenant + "/" + account);
    }

    static Shelf ofLogin(String tenant, String login) {
        // String.hashCode is the same everywhere and always: its contract gives the formula.
        return new Shelf(tenant + "/?/" + Math.floorMod(login.hashCode(), OF_NOBODY));
    }

    static Shelf of(SignInRecorded signIn) {
        String account = signIn.account();
        return account == null ? ofLogin(signIn.tenant(), signIn.login()) : ofAccount(signIn.tenant(), account);
    }

    /** Where failures of an account may be; what could not be decided was put down before its tenant was known. */
    static List<Shelf> allOf(Account account) {
        return List.of(
                ofAccount(account.tenant(), account.id()),
                ofLogin(account.tenant(), account.login()),
                ofLogin(Tenants.UNASSIGNED, account.login()));
    }
}
