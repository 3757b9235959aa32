package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.AotMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one installation is made of.
 *
 * @param home where it keeps everything
 * @param sources the checkout whose built jars are run
 * @param ports where it listens
 * @param kafka bootstrap servers of an outside broker; empty: start our own
 * @param mongodb connection string of an outside database; empty: start our own
 * @param provider the identity provider, where it is somebody's own
 * @param syncBeforeAcknowledging whether our own broker syncs each record to disk before it acknowledges it
 * @param parts what {@link Installation#start()} starts
 * @param environment further variables for single parts
 * @param aot whether parts start from caches
 */
public record InstallationSettings(
        Path home,
        Path sources,
        Ports ports,
        Optional<String> kafka,
        Optional<String> mongodb,
        OwnProvider provider,
        boolean syncBeforeAcknowledging,
        Set<Part> parts,
        Map<Part, Map<String, String>> environment,
        AotMode aot) {

    /** Copies the collections. */
    public InstallationSettings {
        parts = Set.copyOf(parts);
        environment = Map.copyOf(environment);
    }

    /** One of everything, with our own broker and database. */
    public static InstallationSettings of(Path home, Path sources, Ports ports) {
        var parts = EnumSet.allOf(Part.class);
        parts.removeIf(Part::isFurtherReplica);
        return new InstallationSettings(
                home,
                sources,
                ports,
                Optional.empty(),
                Optional.empty(),
                OwnProvider.NONE,
                false,
                parts,
                Map.of(),
                AotMode.AUTO);
    }

    /** With an outside broker, an outside database, or both. */
    public InstallationSettings outside(Optional<String> kafka, Optional<String> mongodb) {
        return new InstallationSettings(
                home, sources, ports, kafka, mongodb, provider, syncBeforeAcknowledging, parts, environment, aot);
    }

    /** With an identity provider of somebody's own, or with ours. */
    public InstallationSettings with(OwnProvider provider) {
        return new InstallationSettings(
                home, sources, ports, kafka, mongodb, provider, syncBeforeAcknowledging, parts, environment, aot);
    }

    /** With a broker that syncs each record to disk before it acknowledges it. */
    public InstallationSettings synced() {
        return new InstallationSettings(home, sources, ports, kafka, mongodb, provider, true, parts, environment, aot);
    }

    /** With these parts only. */
    public InstallationSettings only(Set<Part> parts) {
        return new InstallationSettings(
                home, sources, ports, kafka, mongodb, provider, syncBeforeAcknowledging, parts, environment, aot);
    }

    /** With one more environment variable for a part. */
    public InstallationSettings with(Part part, String variable, String value) {
        var all = new EnumMap<Part, Map<String, String>>(Part.class);
        all.putAll(environment);
        var variables = new HashMap<>(all.getOrDefault(part, Map.of()));
        variables.put(variable, value);
        all.put(part, Map.copyOf(variables));
        return new InstallationSettings(
                home, sources, ports, kafka, mongodb, provider, syncBeforeAcknowledging, parts, all, aot);
    }

    /** With another use of caches. */
    public InstallationSettings with(AotMode aot) {
        return new InstallationSettings(
                home, sources, ports, kafka, mongodb, provider, syncBeforeAcknowledging, parts, environment, aot);
    }

    /** What {@link Installation#start()} starts, in order. */
    public List<Part> planned() {
        return Arrays.stream(Part.values()).filter(this::runs).toList();
    }

    private boolean runs(Part part) {
        return switch (part) {
            case BROKER -> kafka.isEmpty() && parts.contains(part);
            case DATABASE -> mongodb.isEmpty() && parts.contains(part);
            case OIDC_PROVIDER -> !provider.isThere() && parts.contains(part);
            default -> parts.contains(part);
        };
    }
}
