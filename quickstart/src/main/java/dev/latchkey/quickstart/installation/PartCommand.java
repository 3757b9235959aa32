package dev.latchkey.quickstart.installation;

import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.aot.JavaLaunch;
import dev.latchkey.quickstart.keys.KeyDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line and the environment of a part. */
final class PartCommand {

    /** Ctrl-C in a terminal reaches every process in it; what outlives us must not end by it. */
    static final List<String> DETACHED = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    /** One machine has no use for more, and fewer make larger batches. */
    private static final int SIGN_IN_PARTITIONS = 2;

    private static final String LOOPBACK = "127.0.0.1";

    private final InstallationSettings settings;
    private final Home home;

    PartCommand(InstallationSettings settings) {
        this.settings = settings;
        this.home = new Home(settings.home());
    }

    /** @param cache what the JVM is told of its cache */
    List<String> line(Part part, JavaLaunch launch, List<String> cache) {
        var line = new ArrayList<>(DETACHED);
        line.addAll(part.priority().prefix());
        line.add(launch.java());
        line.addAll(launch.flags());
        line.addAll(cache);
        line.addAll(launch.target());
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

    /** What it is told, beside what {@link PartEnvironment} hands on. */
    Map<String, String> variables(Part part) {
        var variables = new HashMap<String, String>();
        if (part.answersHealth()) {
            variables.put("SERVER_ADDRESS", LOOPBACK);
            variables.put("SERVER_PORT", port(part.port()));
            variables.putAll(provider());
        }
        if (part.isService()) {
            variables.putAll(ofEachService(part));
            variables.putAll(keysOfEvents(part));
        }
        variables.putAll(ofItsOwn(part));
        variables.putAll(settings.environment().getOrDefault(part, Map.of()));
        return variables;
    }

    /** Ours, or as somebody has described their own. */
    private Map<String, String> provider() {
        return settings.provider().isThere()
                ? settings.provider().variables()
                : Map.of(
                        "LATCHKEY_OIDC_ISSUER", issuer(),
                        "LATCHKEY_OIDC_AUDIENCE", "latchkey",
                        "LATCHKEY_OIDC_PROVIDERS_FILE", "");
    }

    private Map<String, String> ofEachService(Part part) {
        var variables = new HashMap<>(Map.of(
                "MANAGEMENT_SERVER_ADDRESS", LOOPBACK,
                "MANAGEMENT_SERVER_PORT", port(part.health()),
                "LATCHKEY_KAFKA", kafka(),
                "LATCHKEY_MONGODB", mongodb(),
                "LATCHKEY_INSTANCE", part.instance()));
        if (settings.kafka().isEmpty()) {
            variables.put("LATCHKEY_TOPIC_PARTITIONS", Topic.SIGN_INS.wireName() + "=" + SIGN_IN_PARTITIONS);
        }
        return variables;
    }

    private Map<String, String> keysOfEvents(Part part) {
        var variables = new HashMap<String, String>();
        variables.put("LATCHKEY_RECORD_KEY_FILE", home.keys().recordKeys().toString());
        variables.put("LATCHKEY_TRUSTED_KEYS_FILE", home.keys().trustedKeys().toString());
        if (KeyDirectory.SIGNING_SERVICES.contains(part.module())) {
            variables.put(
                    "LATCHKEY_SIGNING_KEY_FILE",
                    home.keys().signingKeys(part.module()).toString());
        }
        return variables;
    }

    private Map<String, String> ofItsOwn(Part part) {
        return switch (part) {
            case BROKER, DATABASE, POLICY_SERVICE, AUDIT_SERVICE, AUDIT_REPLICA -> Map.of();
            case OIDC_PROVIDER -> Map.of("LATCHKEY_PEOPLE", home.people().toString());
            case CREDENTIAL_SERVICE, CREDENTIAL_REPLICA, CREDENTIAL_THIRD -> ofCredentialService(part);
            // Whoever tries this out receives webhooks on their own machine.
            case NOTIFIER_SERVICE, NOTIFIER_REPLICA ->
                Map.of(
                        "LATCHKEY_WEBHOOK_KEY_FILE", home.keys().webhookKeys().toString(),
                        "LATCHKEY_WEBHOOK_ALLOWED_NETWORKS", LOOPBACK + "/32",
                        "LATCHKEY_NOTICE_BASE_URL", "http://" + LOOPBACK + ":" + port(part.port()));
        };
    }

    private Map<String, String> ofCredentialService(Part part) {
        var variables = new HashMap<>(Map.of(
                "LATCHKEY_HMAC_KEY_FILE",
                home.keys().hmacKeys().toString(),
                "LATCHKEY_SECURITY_EVENTS_ALLOWED_NETWORKS",
                LOOPBACK + "/32",
                "LATCHKEY_DOOR_PORT",
                port(part.doors()),
                "LATCHKEY_THROTTLE_DIRECTORY",
                home.data(part).resolve("throttle").toString()));
        if (!settings.provider().isThere()) {
            // Our provider's people cannot change their addresses.
            variables.put("LATCHKEY_BIND_ACCOUNTS_BY", "verified-login");
        }
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
