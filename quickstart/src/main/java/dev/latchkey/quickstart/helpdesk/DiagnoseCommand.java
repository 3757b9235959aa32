package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code diagnose}: why somebody's devices do not get in, and what to do about it. */
public final class DiagnoseCommand {
    /** How it is called. */
    public static final String USAGE = "diagnose LOGIN [--json]";

    /** What it exits with where something fails, and has not worked since. */
    public static final int FAILS = 2;

    private final Screen screen;
    private final ServiceApi credentials;
    private final Clock clock;

    /** Shows on a screen what the service knows, at the times of the clock's zone. */
    public DiagnoseCommand(Screen screen, ServiceApi credentials, Clock clock) {
        this.screen = screen;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** 0 where nothing fails, or what did works again; else {@link #FAILS}. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        GivenOptions given = GivenOptions.read(arguments, Set.of(), Set.of("--json"));
        if (given.words().size() != 1) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
        JsonNode account =
                new TenantAccounts(credentials).withLogin(given.words().getFirst());
        String id = ServiceApi.encoded(account.path("id").asString());
        JsonNode diagnosis = credentials.get("/v1/accounts/" + id + "/diagnosis");
        if (given.has("--json")) {
            screen.line(diagnosis.toString());
        } else {
            show(account, diagnosis);
        }
        boolean fails = diagnosis.path("failures").valueStream().anyMatch(each -> !each.hasNonNull("workedSince"));
        return fails ? FAILS : 0;
    }

    private void show(JsonNode account, JsonNode diagnosis) {
        String state = AppPasswordText.text(account, "state");
        screen.line("  " + screen.style().bold(AppPasswordText.text(account, "login"))
                + (state.equals("active") ? "" : " (the account is " + state + ")") + ": "
                + AppPasswordText.text(diagnosis, "summary"));
        diagnosis.path("failures").forEach(this::show);
    }

    private void show(JsonNode failure) {
        AppPasswordText words = new AppPasswordText(clock.getZone());
        String last = words.time(failure, "at");
        int times = failure.path("times").asInt(1);
        screen.line("");
        screen.line("  " + last + (times > 1 ? ", " + times + " times since " + words.time(failure, "since") : "")
                + ", "
                + AppPasswordText.text(failure, "protocol") + " at " + AppPasswordText.text(failure, "frontDoor")
                + (failure.hasNonNull("address") ? " from " + AppPasswordText.text(failure, "address") : "")
                + (failure.hasNonNull("client") ? ", " + AppPasswordText.text(failure, "client") : ""));
        screen.line("    " + AppPasswordText.text(failure, "explanation"));
        screen.line("    → " + AppPasswordText.text(failure, "remedy"));
        if (failure.hasNonNull("workedSince")) {
            screen.line("    Works again since " + words.time(failure, "workedSince"));
        }
    }
}
