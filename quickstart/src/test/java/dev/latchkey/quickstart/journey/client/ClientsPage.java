package dev.latchkey.quickstart.journey.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/clients.md}, which has a part for each client. */
public final class ClientsPage {
    /** Set, the page is written; otherwise it has to be what would be written. */
    private static final String WRITE = "latchkey.clients.write";

    private static final Path PAGE =
            Recipe.frontDoors().resolve("../../docs/clients.md").normalize();
    private static final Pattern RELEASE = Pattern.compile("clients of Debian `(\\w+)`");

    private ClientsPage() {}

    /** Whether it tells of the release that this machine has; another one's clients may have other words. */
    public static boolean tellsOfThisRelease() {
        var named = RELEASE.matcher(read());
        return named.find() && named.group(1).equals(DebianSystem.here().toString());
    }

    /** Holds the client's part against what was seen. */
    public static void check(UserClient client, Map<SignInCase, ClientShown> seen) {
        var before = read();
        var after = replaced(before, client, rows(seen));
        if (Boolean.getBoolean(WRITE)) {
            write(after);
        }
        assertThat(read())
                .as("docs/clients.md tells of %s what it shows; write it with -D%s=true", client, WRITE)
                .isEqualTo(after);
    }

    private static String replaced(String page, UserClient client, String rows) {
        var begins = "<!-- " + client + " begins -->\n";
        var ends = "<!-- " + client + " ends -->";
        assertThat(page).as("docs/clients.md has a part for %s", client).contains(begins, ends);
        int from = page.indexOf(begins) + begins.length();
        int to = page.indexOf(ends);
        return page.substring(0, from) + rows + page.substring(to);
    }

    private static String rows(Map<SignInCase, ClientShown> seen) {
        return seen.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .collect(Collectors.joining(
                        "",
                        "| the app password | means | status | it shows | it keeps the password |\n|---|---|---|---|---|\n",
                        ""));
    }

    private static String row(SignInCase about, ClientShown shown) {
        var words = shown.words()
                .lines()
                .map(line -> "`" + line.replace("|", "\\|") + "`")
                .collect(Collectors.joining("<br>"));
        return "| %s | %s | %d | %s | %s |\n"
                .formatted(about, shown.verdict(), shown.exit(), words, shown.keeps() ? "yes" : "no");
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text) {
        try {
            Files.writeString(PAGE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
