package dev.latchkey.quickstart.installation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line and the environment of a part. */
final class PartCommand {

    private static final String LOOPBACK = "127.0.0.1";

    private final InstallationSettings settings;
    private final Home home;

    PartCommand(InstallationSettings settings) {
        this.settings = settings;
        this.home = new Home(settings.home());
    }

    List<String> line(Part part, String jar) {
        // Ctrl-C in a terminal reaches every process in it; the parts must wait for us to stop them in order.
        var line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
        line.addAll(part.priority().prefix());
        line.add(Java.executable());
        line.addAll(Java.flags(part));
        line.addAll(part.target(jar));
        line.addAll(arguments(part));
        return line;
    }

    private List<String> arguments(Part part) {
        var port = String.valueOf(settings.ports().of(part.port()));
        return switch (part) {
            case BROKER ->
                settings.syncBeforeAcknowledging()
                        ? List.of(home.data(part).toString(), port, "--flush")
                        : List.of(home.data(part).toString(), port);
            case DATABASE -> List.of(home.data(part).toString(), port);
            default -> List.of();
        };
    }

    Map<String, String> environment(Part part) {
        var variables = new HashMap<String, String>();
        variables.put("SERVER_ADDRESS", LOOPBACK);
        variables.put("SERVER_PORT", port(part.port()));
        variables.put("LATCHKEY_OIDC_ISSUER", issuer());
        variables.put("LATCHKEY_PEOPLE", home.people().toString());
        variables.put("LATCHKEY_KAFKA", kafka());
        variables.put("LATCHKEY_MONGODB", mongodb());
        variables.put("LATCHKEY_HMAC_KEY_FILE", home.hmacKeys().toString());
        variables.put("LATCHKEY_WEBHOOK_KEY_FILE", home.webhookKeys().toString());
        // Whoever tries this out receives webhooks on their own machine.
        variables.put("LATCHKEY_WEBHOOK_ALLOWED_NETWORKS", LOOPBACK + "/32");
        variables.put("LATCHKEY_NOTICE_BASE_URL", "http://" + LOOPBACK + ":" + port(Part.NOTIFIER_SERVICE.port()));
        variables.put("LATCHKEY_INSTANCE", part.instance());
        variables.put("LATCHKEY_DOOR_PORT", port(part.doors()));
        variables.putAll(settings.environment().getOrDefault(part, Map.of()));
        return variables;
    }

    String issuer() {
        return "http://" + LOOPBACK + ":" + port(Port.OIDC);
    }

    String kafka() {
        return settings.kafka().orElseGet(() -> LOOPBACK + ":" + port(Port.KAFKA));
    }

    String mongodb() {
        return settings.mongodb().orElseGet(() -> "mongodb://" + LOOPBACK + ":" + port(Port.MONGODB));
    }

    private String port(Port port) {
        return String.valueOf(settings.ports().of(port));
    }
}
