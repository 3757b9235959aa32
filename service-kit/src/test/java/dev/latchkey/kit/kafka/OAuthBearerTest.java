package dev.latchkey.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.config.internals.BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a token endpoint that answers. */
class OAuthBearerTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer endpoint;

    @BeforeEach
    void serve() throws IOException {
        System.clearProperty(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG);
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = ("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + token() + "\"}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void close() {
        endpoint.stop(0);
        System.clearProperty(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG);
    }

    @Test
    void fetchesATokenWhereTheOperatorSays() {
        Map<String, String> properties = Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                "sasl.login.callback.handler.class",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
                "sasl.oauthbearer.token.endpoint.url",
                        "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token",
                "sasl.oauthbearer.client.credentials.client.id", "audit-service",
                "sasl.oauthbearer.client.credentials.client.secret", "s3cret");
        OAuthBearerResources.allow(properties);
        try (Admin admin = new KafkaClients(properties).admin(Map.of())) {
            assertThat(admin).isNotNull();
        }
        String credentials = Base64.getEncoder().encodeToString("audit-service:s3cret".getBytes(UTF_8));
        assertThat(asked)
                .singleElement()
                .asString()
                .isEqualTo("Basic " + credentials + " grant_type=client_credentials");
    }

    @Test
    void leavesAloneWhatTheJvmWasStartedWith() {
        System.setProperty(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, "https://idp.example/token");
        OAuthBearerResources.allow(Map.of("sasl.oauthbearer.token.endpoint.url", "https://other.example/token"));
        assertThat(System.getProperty(ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG)).isEqualTo("https://idp.example/token");
    }

    /** A client looks at the times and the subject of a token, and leaves the signature to the broker. */
    private static String token() {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"audit-service\",\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}";
        return part("{\"alg\":\"none\"}") + "." + part(claims) + "." + part("signature");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
