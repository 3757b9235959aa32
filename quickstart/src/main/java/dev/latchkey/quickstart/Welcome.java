package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.people.Identity;
import dev.latchkey.quickstart.terminal.Screen;
import java.time.Duration;

/** What to know once everything is ready. */
final class Welcome {

    private final Screen screen;
    private final Installation installation;

    Welcome(Screen screen, Installation installation) {
        this.screen = screen;
        this.installation = installation;
    }

    void print(Duration took, boolean attached) {
        screen.heading("Latchkey is ready after " + took.toSeconds() + " s.");
        addresses();
        people();
        next(attached);
    }

    private void addresses() {
        screen.line("");
        address("front doors ask", Port.DOORS, "/v1/sign-ins");
        address("app passwords", Port.CREDENTIAL, "/v1/accounts");
        address("policies", Port.POLICY, "/v1/policies");
        address("sign-in log", Port.AUDIT, "/v1/sign-ins");
        address("alerts", Port.NOTIFIER, "/v1/alerts");
        if (!installation.settings().provider().isThere()) {
            address("OIDC issuer", Port.OIDC, "");
        }
    }

    private void address(String what, Port port, String path) {
        screen.line(String.format("  %-17s", what) + screen.style().cyan(installation.uri(port) + path));
    }

    private void people() {
        if (installation.settings().provider().isThere()) {
            ownPeople();
        } else {
            demoPeople();
        }
    }

    private void ownPeople() {
        screen.heading("People and programs are those of your own identity provider");
        screen.line(
                "  " + screen.style().cyan(installation.settings().provider().name()));
        screen.line("  " + command("token-check") + " says what is read from a token of theirs, and why it would be"
                + " refused.");
        screen.line("  There are no demo people: " + command("demo") + " and " + command("token") + " need ours.");
    }

    private void demoPeople() {
        screen.heading("Demo people");
        installation.people().all().forEach(this::person);
        screen.line("  " + screen.style().dim("kept in " + installation.home().resolve("people")));
    }

    private void person(Identity person) {
        var what = String.join(", ", person.roles()) + (person.tenant() == null ? "" : " of " + person.tenant());
        screen.line(String.format(
                "  %-22s %-16s %s",
                person.login(), person.password(), screen.style().dim(what)));
    }

    private void next(boolean attached) {
        var first = command(installation.settings().provider().isThere() ? "token-check" : "demo");
        screen.line("");
        screen.line(
                attached
                        ? "  In another terminal: " + first + ", " + command("status") + ", " + command("logs -f")
                                + ". Ctrl-C stops everything; data is kept."
                        : "  Next: " + first + ", " + command("status") + ", " + command("logs -f") + ", "
                                + command("down"));
    }

    private String command(String name) {
        return screen.style().cyan("./latchkey " + name);
    }
}
