package dev.latchkey.quickstart.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceApiTest {
    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void saysEachFieldThatIsWrong() {
        service.with("POST /v1/x", 400, """
                {"title":"Bad Request","detail":"two are wrong","errors":[
                 {"field":"label","given":"\\u001b[2J","expected":"1 to 100 characters"},
                 {"field":"protocols[0]","given":"imaps","expected":"imap"}]}""");
        assertThatThrownBy(() -> service.api().post("/v1/x", Map.of()))
                .isInstanceOf(ApiException.class)
                .hasMessage("label: ?[2J (expected: 1 to 100 characters)\nprotocols[0]: imaps (expected: imap)");
    }

    @Test
    void saysWhatToDoAboutAToken() {
        service.with("GET /v1/x", 401, "{\"title\":\"Unauthorized\",\"detail\":\"The access token has expired.\"}");
        assertThatThrownBy(() -> service.api().get("/v1/x"))
                .hasMessageContainingAll("has expired", "LATCHKEY_TOKEN", "not expired")
                .hasMessageNotContaining("the-token");
    }

    @Test
    void passesOnWhichRoleItTakes() {
        service.with("GET /v1/x", 403, "{\"title\":\"Forbidden\",\"detail\":\"This takes one of the roles [admin].\"}");
        assertThatThrownBy(() -> service.api().get("/v1/x")).hasMessage("This takes one of the roles [admin].");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 502})
    void tellsAnotherProgramFromAService(int status) {
        service.with("GET /v1/x", status, "<html>Welcome</html>");
        assertThatThrownBy(() -> service.api().get("/v1/x"))
                .hasMessageContainingAll("answers " + status, "not as credential-service does", "LATCHKEY_URL");
    }

    @Test
    void tellsNothingFromAService() {
        service.close();
        assertThatThrownBy(() -> service.api().get("/v1/x"))
                .hasMessageContainingAll("does not answer", service.uri().toString(), "LATCHKEY_URL")
                .hasMessageNotContainingAny("java", "Exception");
    }

    @Test
    void readsAListToItsEnd() throws Exception {
        service.with("GET /v1/x?limit=2", 200, "{\"items\":[1,2],\"nextCursor\":\"a/b c\"}")
                .with("GET /v1/x?limit=2&cursor=a%2Fb%20c", 200, "{\"items\":[3]}");
        List<Integer> all = new ArrayList<>();
        service.api().each("/v1/x?limit=2", each -> all.add(each.asInt()));
        assertThat(all).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey.firma.example", "ftp://x", "https://", "https://me:secret@x", "http://a b"})
    void refusesWhatIsNoAddressAndNeverShowsIt(String given) {
        assertThatThrownBy(() -> ServiceAddress.given("credential-service", "LATCHKEY_URL", given))
                .hasMessageContainingAll("LATCHKEY_URL", "https://latchkey.firma.example")
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesAnAddressBelowAPath() {
        assertThat(ServiceAddress.given("credential-service", "LATCHKEY_URL", "https://x.example/latchkey/ ")
                        .base())
                .hasToString("https://x.example/latchkey");
    }
}
