package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code issue}: a new app password, whose secret is shown this once. */
public final class IssueCommand {
    /** How it is called. */
    public static final String USAGE =
            "issue LOGIN LABEL [--protocol imap,smtp] [--service mail] [--network 10.1.2.0/24]"
                    + " [--expires 2027-01-31|90d] [--activate-within P2D] [--kind scanner] [--form short|long] [--json]";

    private static final Set<String> VALUED =
            Set.of("--protocol", "--service", "--network", "--expires", "--activate-within", "--kind", "--form");

    private final Screen screen;
    private final ServiceApi credentials;
    private final Clock clock;

    /** Shows on a screen what it does with the service, at the times of the clock and its zone. */
    public IssueCommand(Screen screen, ServiceApi credentials, Clock clock) {
        this.screen = screen;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** 0 where it was issued. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        GivenOptions given = GivenOptions.read(arguments, VALUED, Set.of("--json"));
        if (given.words().size() != 2) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
        Map<String, Object> wanted = wanted(given);
        JsonNode account =
                new TenantAccounts(credentials).withLogin(given.words().getFirst());
        JsonNode issued = credentials
                .post(TenantAccounts.appPasswords(account.path("id").asString()), wanted)
                .body();
        if (given.has("--json")) {
            screen.line(issued.toString());
        } else {
            show(account, issued);
        }
        return 0;
    }

    private Map<String, Object> wanted(GivenOptions given) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("label", given.words().get(1));
        Map.of("protocols", "--protocol", "services", "--service", "networks", "--network")
                .forEach((field, option) -> {
                    if (given.has(option)) {
                        wanted.put(field, given.all(option));
                    }
                });
        Map.of("activateWithin", "--activate-within", "deviceKind", "--kind", "form", "--form")
                .forEach((field, option) -> given.one(option).ifPresent(value -> wanted.put(field, value)));
        given.one("--expires")
                .ifPresent(value -> wanted.put(
                        "expiresAt", new ExpiryOption(clock).read(value).toString()));
        return wanted;
    }

    private void show(JsonNode account, JsonNode issued) {
        AppPasswordText words = new AppPasswordText(clock.getZone());
        String ends = words.ends(issued);
        screen.line("  " + screen.style().bold(AppPasswordText.text(issued, "secret")));
        screen.line("  “" + AppPasswordText.text(issued, "label") + "” of " + AppPasswordText.text(account, "login")
                + ": " + words.scope(issued) + (ends.isEmpty() ? "" : "; " + ends));
        screen.line("  Shown this once; type it into the device now. To end it: ./latchkey revoke "
                + AppPasswordText.text(issued, "id"));
    }
}
