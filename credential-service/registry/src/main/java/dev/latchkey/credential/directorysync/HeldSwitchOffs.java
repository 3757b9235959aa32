package dev.latchkey.credential.directorysync;

import java.time.Instant;

/**
 * More than is usual would be switched off: nothing is, until an administrator has looked.
 *
 * @param accounts how many would be
 * @param linked   of how many
 */
record HeldSwitchOffs(Instant since, int accounts, int linked) {}
