package dev.latchkey.quickstart.people;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people and programs of a new installation, each with a password of its own. */
public final class DemoIdentities {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DemoIdentities() {}

    /** The people, from the directory's {@code people.txt}, which is written when it is not there. */
    public static List<Identity> people(Path directory) {
        return new IdentityFile(directory.resolve("people.txt"))
                .readOrWrite(
                        """
                        The demo people of this installation: login = name; tenant; roles; password
                        Change what you like; it counts from their next sign-in on.""",
                        List.of(
                                identity("olivia@acme.example", "Olivia Owner", "acme", "owner"),
                                identity("oscar@acme.example", "Oscar Owner", "acme", "owner"),
                                identity("adam@acme.example", "Adam Admin", "acme", "admin", "owner"),
                                identity("hanna@acme.example", "Hanna Helpdesk", "acme", "helpdesk"),
                                identity("anna@acme.example", "Anna Analyst", "acme", "analyst"),
                                identity("aurel@acme.example", "Aurel Auditor", "acme", "auditor"),
                                identity("gus@globex.example", "Gus Admin", "globex", "admin", "owner"),
                                identity("pat@platform.example", "Pat Platform", null, "platform")));
    }

    /**
     * Has the directory's people include an administrator of a tenant, before all others; one who is there already stays.
     *
     * @return whether there was none of that login
     */
    public static boolean addAdministrator(Path directory, String login, String tenant) throws IOException {
        var there = people(directory).stream().anyMatch(person -> person.login().equalsIgnoreCase(login));
        if (!there) {
            new IdentityFile(directory.resolve("people.txt"))
                    .addFirst(identity(login, "Administrator of " + tenant, tenant, "admin", "owner"));
        }
        return !there;
    }

    /** The programs, from the directory's {@code programs.txt}, which is written when it is not there. */
    public static List<Identity> programs(Path directory) {
        return new IdentityFile(directory.resolve("programs.txt"))
                .readOrWrite(
                        """
                        The programs of this installation: client id = name; tenant; roles; client secret
                        Change what you like; it counts from the next ./latchkey up on.""",
                        List.of(
                                identity("latchkey-console", "Web console", null, "none"),
                                identity("acme-directory", "Identity provider of Acme", "acme", "directory"),
                                identity("latchkey-operator", "Scripts of the platform team", null, "platform")));
    }

    private static Identity identity(String login, String name, @Nullable String tenant, String... roles) {
        return new Identity(login, name, tenant, List.of(roles), password());
    }

    private static String password() {
        return Stream.generate(DemoIdentities::group).limit(3).collect(Collectors.joining("-"));
    }

    private static String group() {
        return RANDOM.ints(4, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
