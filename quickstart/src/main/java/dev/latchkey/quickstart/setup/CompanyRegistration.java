package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.api.ServiceAnswer;
import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.terminal.PrintableText;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Registers a tenant and its accounts, and says of each whether it was there already. */
final class CompanyRegistration {
    private final Screen screen;
    private final ServiceApi platform;
    private final ServiceApi administrator;

    CompanyRegistration(Screen screen, ServiceApi platform, ServiceApi administrator) {
        this.screen = screen;
        this.platform = platform;
        this.administrator = administrator;
    }

    /** The tenant with all of the domains; it may have more. */
    void tenant(SetupPlan plan) throws IOException, InterruptedException {
        String path = "/v1/tenants/" + ServiceApi.encoded(plan.tenant());
        Optional<JsonNode> found = platform.find(path).map(ServiceAnswer::body);
        if (found.isEmpty()) {
            Map<String, ?> tenant = Map.of("id", plan.tenant(), "name", plan.organisation(), "domains", plan.domains());
            JsonNode made = platform.post("/v1/tenants", tenant).body();
            made("tenant " + plan.tenant() + ", for " + domains(made));
            return;
        }
        Set<String> domains = new LinkedHashSet<>(domains(found.get()));
        if (!domains.addAll(plan.domains())) {
            there("tenant " + plan.tenant() + ", for " + domains(found.get()));
            return;
        }
        made("tenant " + plan.tenant() + " has more domains: "
                + domains(platform.patch(path, Map.of("domains", domains)).body()));
    }

    private static List<String> domains(JsonNode tenant) {
        return tenant.path("domains")
                .valueStream()
                .map(domain -> PrintableText.of(domain.asString()))
                .toList();
    }

    /** The administrator's own account: administrators have devices too. */
    void administrator(SetupPlan plan) throws IOException, InterruptedException {
        String login = plan.administrator();
        JsonNode found = administrator
                .get("/v1/accounts?login=" + ServiceApi.encoded(login))
                .path("items");
        if (found.isEmpty()) {
            administrator.post("/v1/accounts", Map.of("login", login));
            made("account " + login);
        } else {
            there("account " + login);
        }
    }

    /**
     * The accounts in the file.
     *
     * @return whether each line was understood
     */
    boolean people(Path file) throws IOException, InterruptedException {
        JsonNode done = administrator.postCsv("/v1/accounts/import", read(file)).body();
        int refused = done.path("refused").asInt();
        made(done.path("created").asInt() + " accounts of " + file.getFileName() + ", "
                + done.path("exists").asInt() + " there already, " + refused + " refused");
        done.path("results")
                .forEach(line -> line.path("errors")
                        .forEach(error -> screen.failure(file.getFileName()
                                + ", line " + line.path("line").asInt() + ": " + text(error, "field") + ": "
                                + text(error, "given")
                                + " (expected: " + text(error, "expected") + ")")));
        return refused == 0;
    }

    /** Of all accounts that are not for checks alone. */
    List<String> logins() throws IOException, InterruptedException {
        List<String> logins = new ArrayList<>();
        administrator.each("/v1/accounts?limit=500", account -> logins.add(text(account, "login")));
        logins.removeIf(login -> login.startsWith("doors-check@"));
        return logins;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("--people: " + file + " (expected: a file that is there)", missing);
        }
    }

    private static String text(JsonNode node, String field) {
        return PrintableText.of(node.path(field).asString(""));
    }

    private void made(String what) {
        screen.line("  " + screen.style().green("✔") + " " + what);
    }

    private void there(String what) {
        screen.line("  " + screen.style().dim("· " + what + ": there already"));
    }
}
