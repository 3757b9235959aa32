package dev.latchkey.credential.directorysync;

import dev.latchkey.credential.account.LinkedAccount;

/** What follows for one account from the users of its issuer. */
sealed interface DirectoryFinding {
    LinkedAccount account();

    /** What the issuer calls the owner. */
    String user();

    /** Its user is switched off, or was deleted: so it is to be switched off. */
    record SwitchedOff(LinkedAccount account, String user) implements DirectoryFinding {}

    /** Its user was seen once and is not among the users: gone, if asking for that one says so too. */
    record Missing(LinkedAccount account, String user) implements DirectoryFinding {}

    /** Its user is switched on again, and that they were not is why the account is disabled. */
    record SwitchedOn(LinkedAccount account, String user) implements DirectoryFinding {}

    /** Its user is seen for the first time, or may sign in again here already: to be remembered. */
    record Seen(LinkedAccount account, String user) implements DirectoryFinding {}
}
