package dev.latchkey.credential.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.credential.migration.log.LogObservation;
import dev.latchkey.kit.text.ShownText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What signs in by a password alone, as far as a log can tell devices apart: one login, one protocol, and one program, or
 * one network where the log does not name programs.
 *
 * @param network where there is no program
 */
record Device(
        String tenant,
        String id,
        String login,
        String protocol,
        @Nullable String network,
        ObservedUse seen,
        MigrationPlan plan,
        long version) {
    private static final int LONGEST_CLIENT = 300;
    private static final Pattern PRODUCT_VERSION = Pattern.compile("/[0-9][^\\s;)]*");
    private static final Pattern MINOR_VERSION = Pattern.compile("(?<=\\d)(?:[._]\\d+)+");
    /** What runs inside HTTP: front doors know it by that name. */
    private static final Set<String> WITHIN_HTTP =
            Set.of("activesync", "ews", "autodiscover", "mapi", "oab", "rpc", "outlook", "powershell", "reporting");

    /** The device behind a sign-in, as if it had been seen this once. */
    static Device of(String tenant, LogObservation observation) {
        String client = shown(observation.client());
        String address =
                Optional.ofNullable(observation.address()).map(Object::toString).orElse(null);
        String network = client != null || observation.address() == null
                ? null
                : observation.address().network(24, 48).toString();
        String login = observation.login().value();
        return new Device(
                tenant,
                id(login, observation.protocol(), client == null ? "\0" + network : program(client)),
                login,
                observation.protocol(),
                network,
                // The database keeps no more than that, and what is read is compared with what comes.
                ObservedUse.once(client, address, observation.at().truncatedTo(ChronoUnit.MILLIS)),
                MigrationPlan.NONE,
                1);
    }

    private static @Nullable String shown(@Nullable String client) {
        String text = client == null ? "" : ShownText.replaced(client, " ").strip();
        String cut = text.length() > LONGEST_CLIENT ? text.substring(0, LONGEST_CLIENT) : text;
        // Cut between the halves of a character, it could not be written down.
        String fit = ShownText.replaced(cut, "");
        return fit.isEmpty() ? null : fit;
    }

    /** The same program after an update is the same device. */
    private static String program(String client) {
        String unversioned =
                PRODUCT_VERSION.matcher(client.toLowerCase(Locale.ROOT)).replaceAll("");
        return MINOR_VERSION.matcher(unversioned).replaceAll("");
    }

    private static String id(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(String.join("\0", parts).getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }

    /** The protocols under which front doors, app passwords and accounts may know what it does. */
    Set<String> protocols() {
        return WITHIN_HTTP.contains(protocol) ? Set.of(protocol, "http") : Set.of(protocol);
    }

    Device seenAs(Device other) {
        return new Device(tenant, id, login, protocol, network, seen.merge(other.seen), plan, version);
    }

    Device with(MigrationPlan changed) {
        return new Device(tenant, id, login, protocol, network, seen, changed, version);
    }

    String identity() {
        return identity(tenant, id);
    }

    static String identity(String tenant, String id) {
        return tenant + "/" + id;
    }
}
