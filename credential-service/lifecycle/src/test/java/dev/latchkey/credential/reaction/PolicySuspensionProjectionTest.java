package dev.latchkey.credential.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PolicySuspensionProjectionTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID ID = UUID.fromString("0193496c-5f1a-7c3e-9d52-6a1f0b7e2c44");
    private static final AppliedPolicy SUSPENDS =
            new AppliedPolicy("stale", "No stale ones", "failure", null, "suspend", null);

    private final List<String> suspended = new ArrayList<>();
    private final PolicySuspensionProjection projection = new PolicySuspensionProjection(
            (tenant, credential, tried, reason, by) -> {
                suspended.add(tenant + "/" + credential + " " + tried + " " + reason);
                return Mono.empty();
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static ReceivedEvent record(Instant at, SignInReason reason, AppliedPolicy... policies) {
        SignInRecorded signIn = new SignInRecorded(
                "acme",
                "a-anna",
                "anna@acme.example",
                null,
                reason == SignInReason.ACCEPTED ? SignInResult.ACCEPTED : SignInResult.REFUSED,
                reason,
                "c-1",
                "Phone",
                "imap",
                "mail",
                "mx",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(policies),
                1,
                null,
                1,
                "r1",
                null);
        RawRecord raw = new RawRecord(
                "latchkey.sign-ins",
                0,
                0,
                null,
                EventJson.write(signIn),
                Map.of(CloudEventHeaders.ID, ID.toString().getBytes(StandardCharsets.UTF_8)));
        return new ReceivedEvent(new Envelope<>(ID, "/r1", at, "r1", 1, null, signIn), raw);
    }

    @Test
    void suspendsWhatAPolicyHasRefusedAndWantsSuspended() {
        Instant tried = NOW.minusSeconds(2);
        projection.handle(List.of(record(tried, SignInReason.BLOCKED_BY_POLICY, SUSPENDS)));
        assertThat(suspended).containsExactly("acme/c-1 " + tried + " policy stale: No stale ones");
    }

    @Test
    void suspendsNothingThatWasRefusedForAnotherReasonOrByAnotherPolicy() {
        projection.handle(List.of(
                record(NOW, SignInReason.THROTTLED, SUSPENDS),
                record(NOW, SignInReason.ACCEPTED, policy("reportOnlyFailure", "suspend")),
                record(
                        NOW,
                        SignInReason.BLOCKED_BY_POLICY,
                        policy("failure", "block"),
                        policy("reportOnlyFailure", "suspend"))));
        assertThat(suspended).isEmpty();
    }

    @Test
    void passesOverWhatWasRefusedLongAgo() {
        projection.handle(List.of(record(NOW.minus(Duration.ofMinutes(61)), SignInReason.BLOCKED_BY_POLICY, SUSPENDS)));
        assertThat(suspended).isEmpty();
    }

    @Test
    void looksOnlyAtWhatAPolicyThatSuspendsAppliedTo() {
        AppliedPolicy named = new AppliedPolicy("x", "\"effect\":\"suspend\"", "failure", null, "block", null);
        assertThat(matters(record(NOW, SignInReason.BLOCKED_BY_POLICY, SUSPENDS)))
                .isTrue();
        assertThat(matters(record(NOW, SignInReason.BLOCKED_BY_POLICY, named))).isFalse();
        assertThat(matters(record(NOW, SignInReason.THROTTLED, SUSPENDS))).isFalse();
        assertThat(matters(record(NOW, SignInReason.ACCEPTED))).isFalse();
    }

    private boolean matters(ReceivedEvent record) {
        return projection
                .interest(RecordedAttributes.of((SignInRecorded) record.event()), record.raw())
                .isPresent();
    }

    @Test
    void suspendsOnceHoweverOftenItWasTried() {
        List<ReceivedEvent> attack = IntStream.range(0, 10_000)
                .mapToObj(number -> record(NOW.minusMillis(10_000 - number), SignInReason.BLOCKED_BY_POLICY, SUSPENDS))
                .toList();
        projection.handle(attack);
        assertThat(suspended).containsExactly("acme/c-1 " + NOW.minusMillis(1) + " policy stale: No stale ones");
    }

    private static AppliedPolicy policy(String result, String effect) {
        return new AppliedPolicy("other", "Other", result, null, effect, null);
    }
}
