package dev.latchkey.kit.kafka;

import static org.apache.kafka.common.config.SaslConfigs.SASL_OAUTHBEARER_ASSERTION_FILE;
import static org.apache.kafka.common.config.SaslConfigs.SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE;
import static org.apache.kafka.common.config.SaslConfigs.SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE;
import static org.apache.kafka.common.config.SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL;
import static org.apache.kafka.common.config.internals.BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG;
import static org.apache.kafka.common.config.internals.BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Kafka uses a token endpoint or a file for OAUTHBEARER only where a system property of the JVM allows it, so that
 * properties from a stranger lead nowhere. These are the operator's: naming it is allowing it.
 */
final class OAuthBearerResources {
    private static final List<String> FILES = List.of(
            SASL_OAUTHBEARER_ASSERTION_FILE,
            SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE,
            SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE);

    private OAuthBearerResources() {}

    /** Leaves alone what the JVM was started with. */
    static void allow(Map<String, String> properties) {
        allow(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, List.of(SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL), properties);
        allow(ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG, FILES, properties);
    }

    private static void allow(String systemProperty, List<String> names, Map<String, String> properties) {
        String named =
                names.stream().map(properties::get).filter(Objects::nonNull).collect(Collectors.joining(","));
        if (!named.isEmpty() && System.getProperty(systemProperty) == null) {
            System.setProperty(systemProperty, named);
        }
    }
}
