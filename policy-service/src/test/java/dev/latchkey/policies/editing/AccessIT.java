package dev.latchkey.policies.editing;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.RunningService;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class AccessIT extends RunningService {
    private static final String EVE = "eve-inc";

    static Stream<Arguments> everyEndpoint() {
        return Stream.of(
                Arguments.of(HttpMethod.GET, "/v1/named-locations"),
                Arguments.of(HttpMethod.GET, "/v1/named-locations/hq"),
                Arguments.of(HttpMethod.POST, "/v1/named-locations"),
                Arguments.of(HttpMethod.PUT, "/v1/named-locations/hq"),
                Arguments.of(HttpMethod.DELETE, "/v1/named-locations/hq"),
                Arguments.of(HttpMethod.GET, "/v1/policies"),
                Arguments.of(HttpMethod.GET, "/v1/policies/p"),
                Arguments.of(HttpMethod.POST, "/v1/policies"),
                Arguments.of(HttpMethod.PUT, "/v1/policies/p"),
                Arguments.of(HttpMethod.DELETE, "/v1/policies/p"),
                Arguments.of(HttpMethod.GET, "/v1/policy-snapshots/current"));
    }

    @BeforeEach
    void write() {
        call(as("admin"), HttpMethod.POST, "/v1/named-locations");
        call(as("admin"), HttpMethod.POST, "/v1/policies");
    }

    private static int call(WebTestClient client, HttpMethod method, String path) {
        WebTestClient.RequestBodySpec request = client.method(method).uri(path).header("If-Match", "*");
        if (method == HttpMethod.POST || method == HttpMethod.PUT) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(path.contains("locations") ? location("hq") : policy("p"));
        }
        return request.exchange().returnResult(Void.class).getStatus().value();
    }

    @ParameterizedTest
    @MethodSource("everyEndpoint")
    void asksWhoIsThere(HttpMethod method, String path) {
        assertThat(call(anybody(), method, path)).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("everyEndpoint")
    void refusesTokensWithoutTenant(HttpMethod method, String path) {
        assertThat(call(of("", "admin"), method, path)).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("everyEndpoint")
    void letsReadersReadAndOnlyAdministratorsWrite(HttpMethod method, String path) {
        int readers = method == HttpMethod.GET ? 200 : 403;
        assertThat(call(as("auditor"), method, path)).isEqualTo(readers);
        assertThat(call(as("analyst"), method, path)).isEqualTo(readers);
        assertThat(call(as("helpdesk"), method, path)).isEqualTo(readers);
        assertThat(call(as("owner"), method, path)).isEqualTo(403);
        assertThat(call(as("platform"), method, path)).isEqualTo(403);
    }

    /** Another tenant's administrator sees and touches nothing: what is not theirs is not there. */
    @ParameterizedTest
    @MethodSource("everyEndpoint")
    void keepsTenantsApart(HttpMethod method, String path) {
        var before = documents.load(tenant).block();
        WebTestClient eve = of(EVE + method + path.hashCode(), "admin");
        if (path.endsWith("/hq") || path.endsWith("/p") || path.endsWith("/current")) {
            assertThat(call(eve, method, path)).isEqualTo(404);
        } else if (method == HttpMethod.GET) {
            eve.get().uri(path).exchange().expectBody().jsonPath("$.items").isEmpty();
        } else {
            assertThat(call(eve, method, path)).isEqualTo(201);
        }
        assertThat(documents.load(tenant).block()).isEqualTo(before);
    }
}
