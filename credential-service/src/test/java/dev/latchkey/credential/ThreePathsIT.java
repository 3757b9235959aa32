package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the paths in the document as they stand there, each in a tenant of its own. */
class ThreePathsIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    @TempDir
    private Path directory;

    @BeforeAll
    static void hasWhatTheDocumentAsksFor() {
        for (String program : List.of("bash", "curl", "sed")) {
            assertThat(Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(each -> Files.isExecutable(Path.of(each, program))))
                    .as("%s is on the PATH: install it to run the commands of the document", program)
                    .isTrue();
        }
    }

    @Test
    void leadsTheOwner() throws Exception {
        rehearse("The owner's path", "$PASSWORDS\"", "/v1/me", "signin", "lastUsed", "/rotate", "/revoke");
    }

    @Test
    void leadsTheHelpDesk() throws Exception {
        acme.issue();
        rehearse("The help desk's path", "/diagnosis", "/suspend", "/resume", "/revoke", "# → 403");
    }

    @Test
    void leadsTheMigration() throws Exception {
        rehearse(
                "The migration's path",
                "/v1/accounts/import?dryRun=true",
                "/v1/accounts/import\"",
                "/v1/migration/sign-in-logs",
                "/v1/migration/devices\"",
                "credential",
                "/v1/migration/progress");
    }

    /** What the path is there to show has to be in it: an empty one would pass. */
    private void rehearse(String path, String... shown) throws IOException, InterruptedException {
        List<List<Readme.Line>> blocks = Stream.of("Three paths", path)
                .flatMap(each -> Readme.read().blocks(each).stream())
                .toList();
        assertThat(blocks.stream().flatMap(List::stream).map(Readme.Line::text).collect(Collectors.joining("\n")))
                .contains(shown);
        new Rehearsal(blocks).run(directory, environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "LATCHKEY",
                "http://127.0.0.1:" + replica.api.port,
                "DOORS",
                "http://127.0.0.1:" + replica.doors.port,
                "DOOR_KEY",
                acme.key,
                "LOGIN",
                acme.login,
                "OWNER",
                Tokens.of(acme.tenant, "owner", acme.login),
                "HELPDESK",
                Tokens.of(acme.tenant, "helpdesk", "person@" + acme.domain),
                "ADMIN",
                Tokens.of(acme.tenant, "admin", "person@" + acme.domain));
    }
}
