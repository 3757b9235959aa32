package dev.latchkey.quickstart.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What stands in the place of each placeholder of the recipes; their READMEs say what each means. What the plan gives itself
 * comes before all that is usual.
 */
final class PlaceholderValues {
    /** Who gets mail, on a server. */
    static final String RECIPIENTS = "/etc/postfix/latchkey-recipients";

    private static final int NONCE = 32;

    private final SetupPlan plan;
    private final Surroundings surroundings;

    /**
     * What surrounds the doors.
     *
     * @param doorListener where doors ask
     * @param brokers      Kafka
     * @param mongodb      connection string
     * @param issuer       of access tokens
     */
    record Surroundings(URI doorListener, String brokers, String mongodb, String issuer) {}

    PlaceholderValues(SetupPlan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    /** On a server that is there already. */
    Map<String, String> onServer(DoorKind kind, String key) {
        Map<String, String> values = common(kind, key);
        boolean postfix = kind == DoorKind.POSTFIX;
        values.put("CONFIG_DIR", postfix ? "/etc/postfix" : kind == DoorKind.DOVECOT ? "/etc/dovecot" : "/etc/nginx");
        values.put("RUN_DIR", "/run");
        values.put("SASL_SOCKET", "/run/dovecot/latchkey-sasl");
        values.put("LMTP_SOCKET", "/var/spool/postfix/private/dovecot-lmtp");
        values.put("RECIPIENTS", RECIPIENTS);
        values.put("MAIL_DIR", "/srv/mail");
        values.put("MAIL_USER", "vmail");
        values.put("MAIL_GROUP", "vmail");
        values.put("PORT_IMAPS", "993");
        values.put("PORT_POP3S", "995");
        values.put("PORT_SMTPS", "465");
        values.put("PORT_SUBMISSION", "587");
        values.putAll(plan.values());
        return values;
    }

    /** Of a unit file. */
    Map<String, String> ofUnits() {
        Map<String, String> values = new HashMap<>();
        values.put("JAVA", "/usr/bin/java");
        values.put("BROKERS", surroundings.brokers());
        values.put("MONGODB", surroundings.mongodb());
        values.put("OIDC_ISSUER", surroundings.issuer());
        values.putAll(plan.values());
        return values;
    }

    /** Of a complete server below the plan's directory. */
    Map<String, String> inTrial(DoorKind kind, String key, TrialPorts ports) {
        Map<String, String> values = common(kind, key);
        Path dovecot = plan.directory().resolve("dovecot");
        Path own = plan.directory().resolve(kind.title());
        values.put("CONFIG_DIR", own.toString());
        values.put("RUN_DIR", own.toString());
        values.put("SASL_SOCKET", dovecot.resolve("sasl").toString());
        values.put("LMTP_SOCKET", dovecot.resolve("lmtp").toString());
        values.put("RECIPIENTS", own.resolve("recipients").toString());
        values.put("MAIL_DIR", dovecot.resolve("mail").toString());
        values.put("MAIL_USER", "nobody");
        values.put("MAIL_GROUP", "nogroup");
        values.put("QUEUE_DIR", own.resolve("queue").toString());
        values.put("DATA_DIR", own.resolve("data").toString());
        values.put("SMTPS", "yes");
        ports.values().forEach((port, number) -> values.put("PORT_" + port, String.valueOf(number)));
        values.putAll(plan.values());
        return values;
    }

    private Map<String, String> common(DoorKind kind, String key) {
        Map<String, String> values = new HashMap<>();
        URI doors = surroundings.doorListener();
        values.put("LATCHKEY", kind == DoorKind.NGINX_MAIL ? doors.getRawAuthority() : doors.toString());
        values.put("DOOR_KEY", key);
        values.put("POLICY_NONCE", nonce(key));
        values.put("BROKERS", surroundings.brokers());
        values.put("KICK_GROUP", "dovecot-kicks-" + host());
        values.put("TRUSTED_KEYS", "/etc/dovecot/latchkey-trusted-keys.txt");
        values.put("DOVECOT_LOG", "journal");
        values.put("MAIL_DOMAINS", String.join(", ", plan.domains()));
        values.put("UNIX_USERS", "/etc/passwd");
        values.put("REQUIRE_TLS", "yes");
        values.put("ALLOW_CLEARTEXT", "no");
        values.put("PROXY_NETWORKS", "127.0.0.1/32");
        values.put("SERVICE", "web");
        values.put("LATCHKEY_HOST", doors.getHost());
        values.put("LATCHKEY_PORT", String.valueOf(doors.getPort()));
        site(values);
        return values;
    }

    /** The one behind a web server. */
    private static void site(Map<String, String> values) {
        values.put("PORT_HTTP", "443");
        values.put("SITE", "http://127.0.0.1:9000");
        values.put("SERVICE_FASTCGI", "web");
        values.put("SITE_FASTCGI", "unix:/run/php/php-fpm.sock");
        values.put("SITE_HOST", "127.0.0.1");
        values.put("SITE_PORT", "9000");
    }

    /** The same for a door whenever it is asked for, and of no use to whoever knows it. */
    private static String nonce(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(("policy-nonce:" + key).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NONCE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException nameless) {
            return "host";
        }
    }
}
