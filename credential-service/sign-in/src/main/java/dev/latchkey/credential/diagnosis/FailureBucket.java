package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInRecorded;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where failures are put: one bucket for each account. Logins of nobody's share some buckets of their tenant, so that
 * whoever makes logins up fills no database, and a login that becomes an account finds what failed before.
 *
 * @param id the document's
 */
record FailureBucket(String id) {
    private static final int OF_NOBODY = 64;

    static FailureBucket ofAccount(String tenant, String account) {
        return new FailureBucket(tenant + "/" + account);
    }

    static FailureBucket ofLogin(String tenant, String login) {
        // String.hashCode is the same everywhere and always: its contract gives the formula.
        return new FailureBucket(tenant + "/?/" + Math.floorMod(login.hashCode(), OF_NOBODY));
    }

    static FailureBucket of(SignInRecorded signIn) {
        String account = signIn.account();
        return account == null ? ofLogin(signIn.tenant(), signIn.login()) : ofAccount(signIn.tenant(), account);
    }

    /** Where failures of an account may be; what could not be decided was put down before its tenant was known. */
    static List<FailureBucket> allOf(Account account) {
        Stream<FailureBucket> byName = account.names().stream()
                .flatMap(name -> Stream.of(ofLogin(account.tenant(), name), ofLogin(ReservedTenants.UNASSIGNED, name)));
        return Stream.concat(Stream.of(ofAccount(account.tenant(), account.id())), byName)
                .distinct()
                .toList();
    }
}
