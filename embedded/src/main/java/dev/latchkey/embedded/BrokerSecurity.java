package dev.latchkey.embedded;

import java.util.Map;

/**
 * How clients come to a broker that trusts nobody: over TLS, with a name and a password (SCRAM-SHA-512) or with a
 * certificate of the broker's own authority, and with the rights that ACLs give them. Without ACLs, only the
 * administrator has any.
 *
 * @param certificates the broker's certificate, and the authority whose certificates clients may show
 * @param administrator name of the user who may do everything, and who gives others their rights
 * @param password the administrator's
 */
public record BrokerSecurity(LoopbackCertificates certificates, String administrator, String password) {

    static final String PASSWORDS = "SASL_SSL";
    static final String CERTIFICATES = "SSL";
    static final String MECHANISM = "SCRAM-SHA-512";

    /** Beside the settings of every embedded broker, and in the place of those of the same name. */
    Map<String, Object> properties(int port, int certificatePort, int controllerPort) {
        return Map.ofEntries(
                Map.entry("listeners", listeners(port, certificatePort, controllerPort)),
                Map.entry("advertised.listeners", clientListeners(port, certificatePort)),
                // The broker itself comes to the controller with its certificate.
                Map.entry("listener.security.protocol.map", "CONTROLLER:SSL,SASL_SSL:SASL_SSL,SSL:SSL"),
                Map.entry("inter.broker.listener.name", CERTIFICATES),
                Map.entry("ssl.client.auth", "required"),
                Map.entry("listener.name.sasl_ssl.ssl.client.auth", "none"),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", login(administrator, password)),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", certificates.keyStore().toString()),
                Map.entry("ssl.keystore.password", certificates.password()),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.location", certificates.authority().toString()),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("allow.everyone.if.no.acl.found", "false"),
                Map.entry("super.users", "User:" + administrator + ";User:CN=" + LoopbackCertificates.BROKER));
    }

    private static String listeners(int port, int certificatePort, int controllerPort) {
        return clientListeners(port, certificatePort) + ",CONTROLLER://127.0.0.1:" + controllerPort;
    }

    private static String clientListeners(int port, int certificatePort) {
        return PASSWORDS + "://127.0.0.1:" + port + "," + CERTIFICATES + "://127.0.0.1:" + certificatePort;
    }

    /** What Kafka's formatter takes to make the first user before the first start. */
    String firstUser() {
        return MECHANISM + "=[name=" + administrator + ",password=" + password + "]";
    }

    /** {@code sasl.jaas.config} of somebody who signs in with a password. */
    public static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    @Override
    public String toString() {
        return "BrokerSecurity[" + administrator + "]";
    }
}
