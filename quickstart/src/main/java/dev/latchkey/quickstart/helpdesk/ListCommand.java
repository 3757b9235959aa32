package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** {@code list}: the accounts of a tenant, or the app passwords of one of them. */
public final class ListCommand {
    /** How it is called. */
    public static final String USAGE = "list [LOGIN] [--json]";

    private final Screen screen;
    private final ServiceApi credentials;
    private final Clock clock;

    /** Shows on a screen what the service has, at the times of the clock's zone. */
    public ListCommand(Screen screen, ServiceApi credentials, Clock clock) {
        this.screen = screen;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** 0; with {@code --json} each is a line. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        GivenOptions given = GivenOptions.read(arguments, Set.of(), Set.of("--json"));
        if (given.words().size() > 1) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
        boolean json = given.has("--json");
        if (given.words().isEmpty()) {
            each("/v1/accounts?limit=200", json, this::account, "no accounts");
        } else {
            JsonNode account =
                    new TenantAccounts(credentials).withLogin(given.words().getFirst());
            String all = TenantAccounts.appPasswords(account.path("id").asString());
            each(all, json, this::appPassword, "no app passwords: ./latchkey issue LOGIN LABEL makes one");
        }
        return 0;
    }

    private void each(String path, boolean json, Consumer<JsonNode> words, String none)
            throws IOException, InterruptedException {
        AtomicInteger count = new AtomicInteger();
        Consumer<JsonNode> show = json ? node -> screen.line(node.toString()) : words;
        credentials.each(path, show.andThen(node -> count.incrementAndGet()));
        if (count.get() == 0 && !json) {
            screen.line("  " + none);
        }
    }

    private void account(JsonNode account) {
        screen.line(String.format(
                "  %-40s %-9s %s",
                AppPasswordText.text(account, "login"),
                AppPasswordText.text(account, "state"),
                AppPasswordText.text(account, "displayName")));
    }

    private void appPassword(JsonNode each) {
        AppPasswordText words = new AppPasswordText(clock.getZone());
        String ends = words.ends(each);
        screen.line(String.format(
                "  %s  %-10s “%s”; %s; %s%s",
                AppPasswordText.text(each, "id"),
                AppPasswordText.text(each, "state"),
                AppPasswordText.text(each, "label"),
                words.scope(each),
                words.lastUse(each),
                ends.isEmpty() ? "" : "; " + ends));
    }
}
