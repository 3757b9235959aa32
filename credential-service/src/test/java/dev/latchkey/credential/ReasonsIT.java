package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a sign-in was refused is counted, but not where somebody is who could try one and look which counter moved. */
class ReasonsIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/prometheus",
                "/actuator/metrics/latchkey.sign.ins",
                "/actuator/health",
                "/actuator/health/verifierKeys",
                "/actuator/info",
                "/metrics",
                "/prometheus"
            })
    void areCountedWhereNoCallerOfTheApiAndNoFrontDoorReaches(String path) {
        for (Answer answer : List.of(
                replica.api.get(path),
                replica.api.get(path, acme.as("owner")),
                replica.api.get(path, acme.as("admin")),
                replica.api.get(path, acme.as("platform")),
                replica.doors.get(path))) {
            assertThat(answer.status()).as(answer.text()).isIn(401, 404);
            assertThat(answer.text()).doesNotContain("latchkey_", "reason", "UP", "DOWN");
        }
    }

    @Test
    void areCountedForTheOperatorAllTheSame() {
        Issued password = acme.issue();
        acme.signIn(password.secret());
        assertThat(replica.management.get("/actuator/prometheus").text()).contains("latchkey_sign_ins_total");
        assertThat(replica.management.get("/actuator/health").text()).doesNotContain("components", "verifierKeys");
    }
}
