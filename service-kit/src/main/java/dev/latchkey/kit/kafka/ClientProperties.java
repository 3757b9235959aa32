package dev.latchkey.kit.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG;

import dev.latchkey.kit.tls.TrustedAuthorities;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of what the operator says the properties that every Kafka client has. */
final class ClientProperties {
    private static final Logger LOG = LoggerFactory.getLogger(ClientProperties.class);

    /** What promises rest on: who reads what, from where, and when a record counts as written. */
    private static final Set<String> LATCHKEYS_OWN = Set.of(
            "acks",
            "enable.idempotence",
            "transactional.id",
            "group.id",
            "group.instance.id",
            "enable.auto.commit",
            "auto.offset.reset",
            "allow.auto.create.topics",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    private ClientProperties() {}

    /**
     * The properties, with servers and certificate authorities among them.
     *
     * @throws IllegalArgumentException where a file cannot be read, or authorities are named and not made use of
     */
    static Map<String, String> of(KafkaSettings settings) {
        Map<String, String> all = settings.all();
        drop(all);
        all.putIfAbsent(BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        if (!settings.caFile().isBlank()) {
            all.putAll(authorities(all, Path.of(settings.caFile())));
        }
        return Map.copyOf(all);
    }

    private static void drop(Map<String, String> all) {
        Set<String> dropped = new TreeSet<>(all.keySet());
        dropped.retainAll(LATCHKEYS_OWN);
        all.keySet().removeAll(dropped);
        if (!dropped.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("properties", dropped)
                    .log("Kafka properties that Latchkey sets itself; not taken");
        }
    }

    private static Map<String, String> authorities(Map<String, String> all, Path file) {
        String setting = KafkaSettings.PREFIX + ".ca-file";
        String protocol = all.getOrDefault(SECURITY_PROTOCOL_CONFIG, "PLAINTEXT");
        if (!List.of("SSL", "SASL_SSL").contains(protocol)) {
            throw new IllegalArgumentException(
                    setting + ": set while security.protocol is " + protocol + " (expected: SSL or SASL_SSL)");
        }
        for (String other : List.of(SSL_TRUSTSTORE_LOCATION_CONFIG, SSL_TRUSTSTORE_CERTIFICATES_CONFIG)) {
            if (all.containsKey(other)) {
                throw new IllegalArgumentException(setting + ": set beside " + other + " (expected: one of them)");
            }
        }
        Map<String, String> trust = new HashMap<>();
        trust.put(SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
        trust.put(
                SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
                TrustedAuthorities.publicOnesAnd(setting, file).pem());
        return trust;
    }
}
