package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.diagnosis.Failure.Blocker;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A failure of Anna's phone, to be bent. */
final class AFailure {
    static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private UUID id = UUID.randomUUID();
    private Instant at = NOW.minusSeconds(60);
    private String login = "anna@acme.example";
    private SignInReason reason = SignInReason.REVOKED;
    private @Nullable String credential = "c-phone";
    private @Nullable String fingerprint;
    private String protocol = "imap";
    private @Nullable String address = "192.0.2.7";
    private List<Blocker> blockers = List.of();
    private @Nullable UUID supersedes;
    private @Nullable AppPassword device = phone();
    private Account account = anna(AccountState.ACTIVE, Set.of());
    private HeldBack heldBack = new HeldBack(HeldBack.Cause.OWN, null);
    private int times = 1;

    static AFailure aFailure(SignInReason reason) {
        AFailure failure = new AFailure();
        failure.reason = reason;
        return failure;
    }

    static Account anna(AccountState state, Set<String> legacyDisabledFor) {
        return new Account("acme", "a-anna", "anna@acme.example", null, null, state, legacyDisabledFor, 1);
    }

    static AppPassword phone() {
        return new AppPassword(
                "acme",
                "a-anna",
                "c-phone",
                "Anna's phone",
                null,
                AppPasswordState.REVOKED,
                Set.of("imap", "pop3"),
                Set.of("mail"),
                List.of(Cidr.parse("198.51.100.0/24")),
                null,
                NOW.minus(Duration.ofDays(90)),
                Instant.parse("2026-02-01T12:30:00Z"),
                Instant.parse("2026-01-07T00:00:00Z"),
                null,
                Instant.parse("2026-02-03T08:15:00Z"),
                "lost",
                null,
                null,
                null,
                Set.of(),
                3);
    }

    AFailure withId(UUID other) {
        id = other;
        return this;
    }

    AFailure at(Instant other) {
        at = other;
        return this;
    }

    AFailure as(String other) {
        login = other;
        return this;
    }

    AFailure by(String other) {
        protocol = other;
        return this;
    }

    AFailure from(@Nullable String other) {
        address = other;
        return this;
    }

    AFailure blockedBy(String policy, @Nullable String unmet) {
        blockers = List.of(new Blocker(policy, unmet));
        return this;
    }

    AFailure superseding(UUID other) {
        supersedes = other;
        return this;
    }

    AFailure withSecretOfNobody(@Nullable String trace) {
        credential = null;
        device = null;
        fingerprint = trace;
        return this;
    }

    AFailure withSecretOfSomebodyElse() {
        credential = "c-other";
        device = null;
        return this;
    }

    AFailure of(Account other) {
        account = other;
        return this;
    }

    AFailure heldBack(HeldBack.Cause cause, @Nullable Instant until) {
        heldBack = new HeldBack(cause, until);
        return this;
    }

    AFailure times(int often) {
        times = often;
        return this;
    }

    Failure build() {
        return new Failure(
                id,
                at,
                login,
                reason,
                credential,
                fingerprint,
                protocol,
                "mail",
                "mx",
                address,
                "Thunderbird",
                blockers,
                supersedes);
    }

    Explanation explained() {
        return Explanations.of(
                new Incident(build(), times, at.minus(Duration.ofHours(times)), device, account, heldBack));
    }
}
