package dev.latchkey.kit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service is told about the world around it.
 *
 * @param service           name of the service; fixed in its own configuration
 * @param instance          name of this replica, {@code LATCHKEY_INSTANCE}
 * @param database          name of the service's own database
 * @param oidcIssuer        issuer of access tokens, {@code LATCHKEY_OIDC_ISSUER}
 * @param recordWithin      how long a record may take to be acknowledged, {@code LATCHKEY_RECORD_WITHIN}
 * @param outboxEvery       how often forgotten outbox entries are looked for, {@code LATCHKEY_OUTBOX_EVERY}
 * @param topicPartitions   of topics that are created here, where others than ours are wanted, {@code LATCHKEY_TOPIC_PARTITIONS}
 * @param topicReplicas     replication factor of topics that are created here, {@code LATCHKEY_TOPIC_REPLICAS}
 */
@ConfigurationProperties("latchkey")
public record KitSettings(
        String service,
        @DefaultValue("local") String instance,
        String database,
        @DefaultValue("http://127.0.0.1:8089") String oidcIssuer,
        @DefaultValue("2s") Duration recordWithin,
        @DefaultValue("3s") Duration outboxEvery,
        @DefaultValue("") String topicPartitions,
        @DefaultValue("1") short topicReplicas) {
    public KitSettings {
        if (recordWithin.compareTo(Duration.ofMillis(200)) < 0) {
            throw new IllegalArgumentException("latchkey.record-within: " + recordWithin + " (expected: >= PT0.2S)");
        }
    }

    @Override
    public String toString() {
        return "KitSettings[" + service + "/" + instance + "]";
    }
}
