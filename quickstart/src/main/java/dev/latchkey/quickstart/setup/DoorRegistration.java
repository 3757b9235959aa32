package dev.latchkey.quickstart.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.quickstart.api.ServiceAnswer;
import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.people.PrivateFile;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Registers front doors. The key of each is told once, by the service, and kept in a file of the plan's directory that its owner
 * alone reads; that file is what a later run goes by.
 */
final class DoorRegistration {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,200}");

    private final Screen screen;
    private final ServiceApi platform;
    private final SetupPlan plan;

    DoorRegistration(Screen screen, ServiceApi platform, SetupPlan plan) {
        this.screen = screen;
        this.platform = platform;
        this.plan = plan;
    }

    /** The keys of all that are to be had; a door is missing whose key nobody knows any more. */
    Map<DoorKind.Registration, String> register() throws IOException, InterruptedException {
        Map<DoorKind.Registration, String> keys = new EnumMap<>(DoorKind.Registration.class);
        for (var each :
                new TreeSet<>(plan.kinds().stream().map(DoorKind::registration).toList())) {
            key(each).ifPresent(key -> keys.put(each, key));
        }
        return keys;
    }

    private Optional<String> key(DoorKind.Registration door) throws IOException, InterruptedException {
        String id = door.id(plan.tenant());
        Optional<JsonNode> found = platform.find("/v1/front-doors/" + id).map(ServiceAnswer::body);
        if (found.isEmpty()) {
            String key =
                    text(platform.post("/v1/front-doors", request(id, door)).body(), "key");
            return Optional.of(kept(id, key, "front door " + id + ", for " + protocols(door)));
        }
        complete(found.get(), id, door);
        Path file = plan.key(id);
        if (Files.exists(file)) {
            screen.line("  " + screen.style().dim("· front door " + id + ": there already, its key is in " + file));
            return Optional.of(read(file));
        }
        return plan.force() ? Optional.of(rotated(id)) : lost(id);
    }

    private Map<String, Object> request(String id, DoorKind.Registration door) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("name", plan.organisation() + ": " + door.id(plan.tenant()));
        request.put("protocols", protocols(door));
        request.put(
                "services",
                List.of(door == DoorKind.Registration.WEB ? plan.values().getOrDefault("SERVICE", "web") : "mail"));
        request.put("connectsFrom", plan.connectsFrom());
        if (door == DoorKind.Registration.MAIL_PROXY) {
            request.put("backends", backends());
        }
        return request;
    }

    private Map<String, String> backends() {
        Map<String, String> backends = new LinkedHashMap<>();
        Map.of("imap", "127.0.0.1:10143", "pop3", "127.0.0.1:10110", "smtp", "127.0.0.1:10025")
                .forEach((protocol, usual) ->
                        backends.put(protocol, plan.backends().getOrDefault(protocol, usual)));
        return backends;
    }

    private TreeSet<String> protocols(DoorKind.Registration door) {
        TreeSet<String> protocols = new TreeSet<>();
        plan.kinds().stream()
                .filter(kind -> kind.registration() == door)
                .forEach(kind -> protocols.addAll(kind.protocols()));
        return protocols;
    }

    /** Postfix may have come after Dovecot. */
    private void complete(JsonNode found, String id, DoorKind.Registration door)
            throws IOException, InterruptedException {
        TreeSet<String> all = new TreeSet<>();
        found.path("protocols").forEach(protocol -> all.add(protocol.asString()));
        if (all.addAll(protocols(door))) {
            platform.patch("/v1/front-doors/" + id, Map.of("protocols", all));
            screen.line("  " + screen.style().green("✔") + " front door " + id + " speaks more: " + all);
        }
    }

    private String rotated(String id) throws IOException, InterruptedException {
        JsonNode rotated =
                platform.post("/v1/front-doors/" + id + "/rotate", Map.of()).body();
        return kept(
                id,
                text(rotated, "key"),
                "another key of the front door " + id + "; the one before works for 24 hours");
    }

    private Optional<String> lost(String id) {
        screen.failure(
                "front door " + id + " is there already, and its key is not in " + plan.key(id)
                        + "\n--force gives it another key (the one before works for 24 hours); its files are left out until then.");
        return Optional.empty();
    }

    private String kept(String id, String key, String what) throws IOException {
        PrivateFile.write(plan.key(id), key + "\n");
        screen.line("  " + screen.style().green("✔") + " " + what + "; its key is in " + plan.key(id));
        return checked(key, plan.key(id));
    }

    private static String read(Path file) throws IOException {
        return checked(Files.readString(file, UTF_8).strip(), file);
    }

    /** It becomes part of configuration files and of a header. */
    private static String checked(String key, Path file) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(file + ": not the key of a front door (expected: one line)");
        }
        return key;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
