package dev.latchkey.quickstart.setup;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be there in the end.
 *
 * @param organisation  its name, for people
 * @param tenant        its id, as tokens name it
 * @param domains       of its logins
 * @param administrator the login of the first one
 * @param doors         which programs ask whether a sign-in may pass
 * @param people        a file of accounts, comma-separated; empty where the directory sends them
 * @param directory     where files are written
 * @param trial         whether to write complete servers that stay below that directory
 * @param wishes        what not everybody wants
 * @param force         whether to replace files that say something else, and keys that are gone
 * @param connectsFrom  where the doors call from
 * @param backends      by protocol, the server behind a mail proxy
 * @param values        of placeholders, before anything else
 */
record SetupPlan(
        String organisation,
        String tenant,
        List<String> domains,
        String administrator,
        Set<DoorKind> doors,
        Optional<Path> people,
        Path directory,
        boolean trial,
        Set<Wish> wishes,
        boolean force,
        List<String> connectsFrom,
        Map<String, String> backends,
        Map<String, String> values) {

    /** What not everybody wants. */
    enum Wish {
        /** Mail belongs to one user of the system. */
        MAILBOXES,
        /** Staff have accounts on the host. */
        UNIX_USERS,
        /** Postfix hands mail over to Dovecot. */
        DELIVERY,
        /** The same, for logins of the company's domains. */
        DELIVERY_TO_MAILBOXES,
        /** The same, for users of the host. */
        DELIVERY_TO_UNIX_USERS
    }

    SetupPlan {
        wishes = Set.copyOf(wishes);
        domains = List.copyOf(domains);
        doors = Set.copyOf(doors.isEmpty() ? EnumSet.noneOf(DoorKind.class) : EnumSet.copyOf(doors));
        connectsFrom = List.copyOf(connectsFrom);
        backends = Map.copyOf(backends);
        values = Map.copyOf(values);
        directory = directory.toAbsolutePath().normalize();
    }

    /** Whether a file is needed. */
    boolean needs(RecipeFile file) {
        return file.wish().isEmpty() || wishes.contains(file.wish().get());
    }

    /** Whether there is a list of those who get mail. */
    boolean hasRecipients() {
        return doors.contains(DoorKind.POSTFIX) && (trial || wishes.contains(Wish.DELIVERY_TO_MAILBOXES));
    }

    /** In the order of the recipes. */
    List<DoorKind> kinds() {
        return doors.stream().sorted().toList();
    }

    /** In which file the key of a door is kept. */
    Path key(String door) {
        return directory.resolve("keys").resolve(door + ".key");
    }
}
