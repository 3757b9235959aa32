package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "sign-in.recorded.v1, acme, acc_01JD4Q7Z5M, acme/acc_01JD4Q7Z5M",
        "sign-in.recorded.v1.minimal, _unassigned, nobody@nowhere.example, _unassigned/nobody@nowhere.example",
        "tenant.changed.v1, acme, acme, acme/",
        "app-password-rules.changed.v1, acme, acme, acme/rules",
        "account.changed.v1, acme, acc_01JD4Q7Z5M, acme/acc_01JD4Q7Z5M",
        "front-door.changed.v1, _platform, nginx-mail, _platform/nginx-mail",
        "app-password.issued.v1, acme, apw_01JD4R2K8V, acme/acc_01JD4Q7Z5M",
        "app-password.activated.v1, acme, apw_01JD4R2K8V, acme/acc_01JD4Q7Z5M",
        "app-password.revoked.v1, acme, apw_01JD4R2K8V, acme/acc_01JD4Q7Z5M",
        "named-location.changed.v1, acme, berlin-office, acme",
        "named-location.removed.v1, acme, old-office, acme",
        "policy.changed.v1, acme, no-smtp-at-night, acme",
        "policy.removed.v1, acme, no-pop3, acme",
        "policy-snapshot.published.v1, acme, acme, acme",
        "policy-snapshot.reported.v1, acme, credential-service-1, acme",
        "policy-snapshots.confirmed.v1, _unassigned, policy-service-1, _unassigned",
        "access.decided.v1, acme, acc_01JD4Q7Z5M, acme/acc_01JD4Q7Z5M",
        "access.decided.v1.minimal, acme, anna@acme.example, acme/anna@acme.example",
        "alert.raised.v1, acme, newNetwork:apw_01JD4R2K8V:2001:db8:77::/48, acme/acc_01JD4Q7Z5M",
        "alert.raised.v1.minimal, acme, passwordSpray:2026-11-20T11:00:00Z, acme/passwordSpray:2026-11-20T11:00:00Z"
    })
    void keepInOrderWhatBelongsTogether(String sample, String tenant, String subject, String key) {
        Event event = sample(sample);
        assertThat(event.tenant()).isEqualTo(tenant);
        assertThat(event.subject()).isEqualTo(subject);
        assertThat(event.key()).isEqualTo(key);
    }

    @Test
    void unconfirmedAttemptTakesThePlaceOfItsRecord() {
        var refused = (SignInRecorded) sample("sign-in.recorded.v1.refused");
        UUID original = UUID.fromString("0193496c-5f1a-7c3e-9d52-6a1f0b7e2c44");
        SignInRecorded unconfirmed = refused.unconfirmed(original);
        assertThat(unconfirmed.key()).isEqualTo(refused.key());
        assertThat(unconfirmed.result()).isEqualTo(SignInResult.TEMPORARY_FAILURE);
        assertThat(unconfirmed.reason()).isEqualTo(SignInReason.TEMPORARY_FAILURE);
        assertThat(unconfirmed.supersedes()).isEqualTo(original);
        assertThat(unconfirmed)
                .usingRecursiveComparison()
                .ignoringFields("result", "reason", "secretFingerprint", "supersedes")
                .isEqualTo(refused);
    }

    private static Event sample(String name) {
        byte[] json = EventJson.mapper().writeValueAsBytes(Contract.samples().get(name));
        return EventJson.read(Contract.typeOfSample(name), json);
    }
}
