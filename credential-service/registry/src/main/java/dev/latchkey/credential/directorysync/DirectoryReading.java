package dev.latchkey.credential.directorysync;

/**
 * What came of asking a provider once.
 *
 * @param users       it has
 * @param linked      accounts are theirs
 * @param switchedOff were disabled
 * @param switchedOn  were enabled again
 * @param held        would have been disabled
 * @param unresolved  have a user who is not in the list, and of whom it could not be told whether they are gone
 */
record DirectoryReading(int users, int linked, int switchedOff, int switchedOn, int held, int unresolved) {}
