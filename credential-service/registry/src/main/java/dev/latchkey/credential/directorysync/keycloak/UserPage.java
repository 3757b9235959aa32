package dev.latchkey.credential.directorysync.keycloak;

import dev.latchkey.credential.directorysync.DirectoryUser;
import java.util.List;

/**
 * One answer of a list.
 *
 * @param first where it begins
 * @param most  how many were asked for
 */
record UserPage(List<DirectoryUser> users, int first, int most) {
    /** A page that is not full has none behind it. */
    boolean isLast() {
        return users.size() < most;
    }

    int next() {
        return first + most;
    }
}
