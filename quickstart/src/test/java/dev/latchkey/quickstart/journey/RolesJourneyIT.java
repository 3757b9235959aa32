package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.system.Account;
import dev.latchkey.quickstart.journey.system.Answer;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Device;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two processes of credential-service side by side instead of one: one lets people in, the other manages what they sign
 * in with. {@link WholeSystem} gives them their roles.
 */
@Journey
class RolesJourneyIT {
    private static final Part SIGN_IN = Part.CREDENTIAL_REPLICA;
    private static final Part MANAGEMENT = Part.CREDENTIAL_THIRD;

    private static WholeSystem system;
    private static Account account;
    private static Door door;

    @BeforeAll
    static void start(WholeSystem shared) {
        assumeTrue(shared.owns(Part.CREDENTIAL_SERVICE));
        system = shared;
        account = shared.acme().account("roles");
        door = shared.acme().jsonDoor().door();
        shared.installation().start(SIGN_IN);
        shared.installation().start(MANAGEMENT);
    }

    @AfterAll
    static void stop() {
        system.installation().stop(SIGN_IN);
        system.installation().stop(MANAGEMENT);
    }

    private static JsonDoor doorAt(Port port) {
        Latchkey there =
                new Latchkey(system.installation().uri(port), door.latchkey().doorKey());
        return new JsonDoor(new Door(door.id(), there));
    }

    private static String appPasswords() {
        return "/v1/accounts/" + account.id() + "/app-passwords";
    }

    private static Answer manage(String path, Map<String, ?> body) {
        return system.api().post(Api.ADMIN, MANAGEMENT.port(), appPasswords() + path, body);
    }

    @Test
    void oneLetsInWhatTheOtherIssuesAndRefusesWhatItRevokes() {
        system.installation().stop(Part.CREDENTIAL_SERVICE);
        var issued = manage("", Map.of("label", "phone")).expect(201).json();
        var device = new Device(account.login(), issued.path("secret").asString(), "127.0.0.1");
        var doors = doorAt(Port.DOORS_REPLICA);
        assertThat(doors.signIn(device, "imap")).isEqualTo(Heard.ACCEPTED);
        assertThat(doors.signIn(device, "imap")).isEqualTo(Heard.ACCEPTED);

        manage("/" + issued.path("id").asString() + "/revoke", Map.of()).expect(200);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(() -> doors.signInOnce(device, "imap") == Heard.REFUSED);
    }

    @Test
    void oneServesNoManagementAndTheOtherNoFrontDoor() {
        for (var path : List.of(appPasswords(), "/scim/v2/Users", "/v1/tenants", "/openapi.yaml")) {
            var answer = system.api().get(Api.ADMIN, SIGN_IN.port(), path).expect(404);
            assertThat(answer.json().path("status").asInt()).isEqualTo(404);
        }
        var anybody = new Device(account.login(), "guess", "127.0.0.1");
        assertThatThrownBy(() -> doorAt(Port.DOORS_THIRD).ask(anybody, "imap")).isInstanceOf(IOException.class);
    }
}
