package dev.latchkey.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ResourceSettingsTest {
    private static final MockServerWebExchange ASKED =
            MockServerWebExchange.from(MockServerHttpRequest.get("http://10.0.0.1:8081/v1/accounts?limit=1"));

    @ParameterizedTest
    @CsvSource({
        "'', http://10.0.0.1:8081, http://10.0.0.1:8081/.well-known/oauth-protected-resource",
        "https://k.example/, https://k.example, https://k.example/.well-known/oauth-protected-resource",
        "https://k.example/a/b, https://k.example/a/b, https://k.example/.well-known/oauth-protected-resource/a/b"
    })
    void saysWhereTheServiceIsReached(String configured, String resource, String metadata) {
        ProtectedResource itself = new ProtectedResource(new ResourceSettings(configured, List.of()));
        assertThat(itself.identifier(ASKED)).isEqualTo(URI.create(resource));
        assertThat(itself.metadata(ASKED)).isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k.example", "ftp://k.example", "https://k.example?a", "https://", "a b"})
    void takesNoOtherUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceSettings(url, List.of()))
                .withMessageContaining("LATCHKEY_RESOURCE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://*.example", "https://k.example/", "https://k.example/a", "k.example"})
    void takesOriginsByThemselvesAlone(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceSettings("", List.of("https://console.example", origin)))
                .withMessageContaining(origin)
                .withMessageContaining("LATCHKEY_CORS_ORIGINS");
    }

    @Test
    void allowsNoOriginUnlessToldTo() {
        assertThat(new ResourceSettings("", List.of()).corsOrigins()).isEmpty();
    }
}
