package dev.latchkey.credential.directorysync;

import dev.latchkey.events.Actor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An identity provider that is asked about the people of one tenant.
 *
 * @param issuer        as it names itself in tokens ({@code iss})
 * @param kind          what it is, and so how it is asked
 * @param url           where it is asked
 * @param clientId      as whom
 * @param secretFile    with the secret of that client, read each time
 * @param caFile        certificates of authorities beside the public ones, in PEM
 * @param every         how often
 * @param holdAbove     how many of the linked accounts may be switched off within an hour, in percent
 * @param usersAtMost   more users than that are not read
 * @param verifiedEmail whether the verified address of a user leads to an account that is nobody's yet
 */
public record DirectorySource(
        String id,
        String tenant,
        String issuer,
        DirectoryKind kind,
        URI url,
        String clientId,
        Path secretFile,
        Optional<Path> caFile,
        Duration every,
        int holdAbove,
        int usersAtMost,
        boolean verifiedEmail) {
    /** The author of what follows from what it says; no subject of an access token looks like that. */
    Actor actor() {
        return new Actor("directory-source/" + id, "client");
    }
}
