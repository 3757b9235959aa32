package dev.latchkey.quickstart;

import dev.latchkey.quickstart.aot.AotMode;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.OwnProvider;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.people.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the installation is and what it was told: by the environment when it is started, and by the file that {@code up}
 * leaves behind for the commands after it.
 */
final class InstallationContext {

    private final Map<String, String> environment;
    private final Path home;
    private final Path sources;

    InstallationContext(Map<String, String> environment, Path sources) {
        this.environment = environment;
        this.sources = sources.toAbsolutePath().normalize();
        this.home = variable("LATCHKEY_HOME").map(Path::of).orElse(this.sources.resolve(".latchkey"));
    }

    /** As the environment wants it. */
    InstallationSettings wanted() {
        var ports = variable("LATCHKEY_PORT_BASE")
                .map(InstallationContext::portBase)
                .orElseGet(Ports::standard);
        var settings = InstallationSettings.of(home, sources, ports)
                .outside(variable("LATCHKEY_KAFKA"), variable("LATCHKEY_MONGODB"))
                .with(OwnProvider.of(described(), ours(ports)))
                .with(aot());
        return variable("LATCHKEY_SYNC").filter("true"::equals).isPresent() ? settings.synced() : settings;
    }

    private static Ports portBase(String base) {
        try {
            return Ports.from(Integer.parseInt(base));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("LATCHKEY_PORT_BASE: " + base + " (expected: a number)", e);
        }
    }

    /** As it was started last; as the environment wants it when it never was. */
    InstallationSettings started() throws IOException {
        if (Files.notExists(file())) {
            return wanted();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file())));
        var settings = InstallationSettings.of(home, sources, ports(properties))
                .outside(outside(properties, "kafka"), outside(properties, "mongodb"))
                .with(provider(properties))
                .with(aot());
        return Boolean.parseBoolean(properties.getProperty("sync")) ? settings.synced() : settings;
    }

    private static String ours(Ports ports) {
        return "http://127.0.0.1:" + ports.of(Port.OIDC);
    }

    /** How the environment describes an identity provider; parts run elsewhere, so that files are named in full. */
    private Map<String, String> described() {
        var described = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(OwnProvider.PREFIX) && !value.isBlank()) {
                described.put(
                        name,
                        name.endsWith("_FILE") ? Path.of(value).toAbsolutePath().toString() : value);
            }
        });
        return described;
    }

    /** As it was started, where that was with one; what the environment says of it now goes before. */
    private OwnProvider provider(Properties properties) {
        var remembered = new HashMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(OwnProvider.PREFIX))
                .forEach(name -> remembered.put(name, properties.getProperty(name)));
        if (remembered.isEmpty()) {
            return OwnProvider.NONE;
        }
        remembered.putAll(described());
        return new OwnProvider(remembered);
    }

    private AotMode aot() {
        return variable("LATCHKEY_CACHES").filter("false"::equals).isPresent() ? AotMode.OFF : AotMode.AUTO;
    }

    /** The environment knows more than the file, which has no credentials. */
    private Optional<String> outside(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .map(remembered ->
                        variable("LATCHKEY_" + name.toUpperCase(Locale.ROOT)).orElse(remembered));
    }

    private static Ports ports(Properties properties) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            // One that an older release did not know is where it is by default.
            var number = properties.getProperty("port." + port, String.valueOf(port.standard()));
            numbers.put(port, Integer.valueOf(number));
        }
        return new Ports(numbers);
    }

    void remember(InstallationSettings settings) throws IOException {
        var lines = new StringBuilder("# What ./latchkey up started, for the commands after it.\n");
        settings.kafka().ifPresent(kafka -> lines.append("kafka=").append(kafka).append('\n'));
        settings.mongodb()
                .ifPresent(mongodb -> lines.append("mongodb=")
                        .append(withoutCredentials(mongodb))
                        .append('\n'));
        // No secret among them: services that check tokens have none.
        new TreeMap<>(settings.provider().variables())
                .forEach((name, value) -> lines.append(name)
                        .append('=')
                        .append(value.replace("\\", "\\\\"))
                        .append('\n'));
        if (settings.syncBeforeAcknowledging()) {
            lines.append("sync=true\n");
        }
        for (var port : Port.values()) {
            lines.append("port.")
                    .append(port)
                    .append('=')
                    .append(settings.ports().of(port))
                    .append('\n');
        }
        PrivateFile.write(file(), lines.toString());
    }

    /** Without user, password and tokens: those are in no file but the operator's own. */
    private static String withoutCredentials(String connectionString) {
        return connectionString.replaceFirst("://.*@", "://").replaceAll("authMechanismProperties=[^&]*&?", "");
    }

    private Path file() {
        return home.resolve("run").resolve("installation.properties");
    }

    /** The environment, in which one variable is another. */
    Map<String, String> environmentWith(String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return all;
    }

    /** The checkout. */
    Path sources() {
        return sources;
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
