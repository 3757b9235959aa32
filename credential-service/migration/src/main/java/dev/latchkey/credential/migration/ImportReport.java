package dev.latchkey.credential.migration;

import java.util.List;

/**
 * What was in a sign-in log.
 *
 * @param lines           how many were read, without blank ones and without the names of columns
 * @param signIns         how many of them are sign-ins by a password alone
 * @param devicesFound    how many devices are behind those
 * @param devicesNew      how many of these were not known before
 * @param accountsUnknown how many of their logins no account has
 * @param unknownLogins   some of those
 * @param notUnderstood   how many lines are not understood
 * @param examples        the first of those for each reason
 */
record ImportReport(
        long lines,
        long signIns,
        long devicesFound,
        long devicesNew,
        long accountsUnknown,
        List<String> unknownLogins,
        long notUnderstood,
        List<NotUnderstood> examples) {
    /** A line that is not understood; never with what is there, which might be a secret. */
    record NotUnderstood(long line, String reason) {}
}
