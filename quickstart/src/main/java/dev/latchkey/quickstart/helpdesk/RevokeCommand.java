package dev.latchkey.quickstart.helpdesk;

import dev.latchkey.quickstart.api.ServiceAnswer;
import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code revoke}: ends an app password for good. */
public final class RevokeCommand {
    /** How it is called. */
    public static final String USAGE = "revoke ID [--reason lost] [--json]";

    /** What it exits with where it is saved, and not every replica has been told yet. */
    public static final int NOT_TOLD = 2;

    /** The status of the answer then. */
    private static final int SAVED = 202;

    private final Screen screen;
    private final List<ServiceApi> credentials;

    /** @param credentials the service, as whoever may be the one whose tenant it is of; asked in turn */
    public RevokeCommand(Screen screen, List<ServiceApi> credentials) {
        this.screen = screen;
        this.credentials = credentials;
    }

    /** 0 where every replica refuses it; {@link #NOT_TOLD} where they will. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        GivenOptions given = GivenOptions.read(arguments, Set.of("--reason"), Set.of("--json"));
        if (given.words().size() != 1) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
        ServiceAnswer revoked = revoke(given.words().getFirst(), given.one("--reason"));
        boolean told = revoked.status() != SAVED;
        screen.line(given.has("--json") ? revoked.body().toString() : text(revoked.body(), told));
        return told ? 0 : NOT_TOLD;
    }

    private ServiceAnswer revoke(String id, Optional<String> reason) throws IOException, InterruptedException {
        Map<String, String> why = reason.map(text -> Map.of("reason", text)).orElse(Map.of());
        for (ServiceApi service : credentials) {
            JsonNode found = service.get("/v1/app-passwords?id=" + ServiceApi.encoded(id))
                    .path("items")
                    .path(0);
            if (!found.isMissingNode()) {
                String account = found.path("account").asString();
                return service.post(
                        TenantAccounts.appPasswords(account) + "/" + ServiceApi.encoded(id) + "/revoke", why);
            }
        }
        throw new IllegalArgumentException(
                "id: " + id + " (expected: that of an app password; ./latchkey list LOGIN shows them)");
    }

    private static String text(JsonNode revoked, boolean told) {
        return "  “" + AppPasswordText.text(revoked, "label") + "” is revoked"
                + (told
                        ? ": no replica lets it in any more"
                        : " and saved; Kafka is away, and the replicas are told when it is back: ask again");
    }
}
