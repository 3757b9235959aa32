package dev.latchkey.quickstart.demo;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes attempts and tells what came of them: what the device heard, and what only the log knows. */
final class Narrator {
    private final Screen screen;
    private final Style style;
    private final DemoServices services;
    private final DemoFixture stage;
    private final List<String> attempts = new ArrayList<>();

    Narrator(Screen screen, DemoServices services, DemoFixture stage) {
        this.screen = screen;
        this.style = screen.style();
        this.services = services;
        this.stage = stage;
    }

    void attempt(String what, String secret, String protocol, String address, String expected) {
        JsonNode answer = ask(secret, protocol, address);
        if (!answer.path("result").asString("").equals(expected)) {
            throw new DemoFailedException(what + ": " + answer + " (expected: " + expected + ")");
        }
        told(what, answer);
    }

    /** Tries until the policy has arrived, which takes some milliseconds. */
    void blocked(String what, String secret, String protocol, String address) {
        JsonNode answer = DemoServices.until(
                "the policy to count",
                () -> ask(secret, protocol, address),
                said -> said.path("result").asString("").equals("refused"));
        told(what, answer);
    }

    private JsonNode ask(String secret, String protocol, String address) {
        Map<String, ?> attempt = Map.of(
                "login", stage.owner(), "secret", secret, "protocol", protocol, "address", address, "client", "Demo");
        return services.signIn(stage.doorKey(), attempt);
    }

    private void told(String what, JsonNode answer) {
        String id = answer.path("id").asString();
        attempts.add(id);
        boolean accepted = answer.path("result").asString("").equals("accepted");
        String heard = accepted ? style.green("✔ accepted") : style.red("✘ refused ");
        String knows = reason(logged(id));
        screen.line(String.format("     %s  %-32s %s", heard, what, style.dim(knows)));
    }

    private JsonNode logged(String id) {
        JsonNode list = DemoServices.until(
                "the log to know of " + id,
                () -> services.get(
                        DemoFixture.AUDITOR, Port.AUDIT, "/v1/sign-ins?account=" + stage.ownerAccount() + "&limit=100"),
                found -> find(found, id) != null);
        return Objects.requireNonNull(find(list, id));
    }

    private static @Nullable JsonNode find(JsonNode list, String id) {
        for (JsonNode each : list.path("items")) {
            if (each.path("id").asString("").equals(id)) {
                return each;
            }
        }
        return null;
    }

    private static String reason(JsonNode logged) {
        String reason = logged.path("reason").asString("");
        return switch (reason) {
            case "accepted" -> "the log: " + logged.path("credentialLabel").asString("");
            case "blockedByPolicy" -> "the log: blocked by \"" + blocking(logged) + "\"";
            default -> "the log: " + reason;
        };
    }

    private static String blocking(JsonNode logged) {
        for (JsonNode policy : logged.path("policies")) {
            if (policy.path("result").asString("").equals("failure")) {
                return policy.path("name").asString("");
            }
        }
        return "";
    }

    void log() {
        screen.heading("5  What the log says. The device heard \"refused\" each time; Olivia and Adam can see why.");
        screen.line("     "
                + style.dim(String.format(
                        "%-12s %-10s %-19s %-16s %-6s %s", "time", "result", "reason", "device", "proto", "address")));
        for (String id : attempts) {
            JsonNode each = logged(id);
            String line = String.format(
                    "%-12s %-10s %-19s %-16s %-6s %s",
                    each.path("time").asString("").substring(11, 23),
                    each.path("result").asString(""),
                    each.path("reason").asString(""),
                    each.path("credentialLabel").asString("-"),
                    each.path("protocol").asString(""),
                    each.path("address").asString(""));
            screen.line("     " + line);
        }
    }

    void alert(Subscriber.Delivery delivery) {
        JsonNode alert = delivery.alert();
        screen.line("     "
                + style.yellow("⚑ " + alert.path("severity").asString("").toUpperCase(Locale.ROOT)) + "  "
                + style.bold(alert.path("title").asString("")));
        screen.line("     " + alert.path("description").asString(""));
        screen.line("     " + style.dim("delivered by webhook " + delivery.id() + ", signature verified"));
    }
}
