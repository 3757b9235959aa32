package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.credential.apppassword.LifecycleOutcome.Changed;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Denied;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class LifecycleTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Actor ANNA = new Actor("anna@acme.example", "user");

    private static AppPassword issued() {
        return AppPassword.issued(
                "acme",
                "a-1",
                "c-1",
                "phone",
                null,
                Set.of("imap"),
                Set.of(),
                List.of(),
                null,
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)),
                NOW.plus(Duration.ofHours(1)),
                null);
    }

    private static AppPassword after(LifecycleAction... actions) {
        AppPassword password = issued();
        for (LifecycleAction each : actions) {
            password = ((Changed) Lifecycle.apply(password, each)).after();
        }
        return password;
    }

    private static LifecycleAction.Rotate rotation(Duration overlap) {
        return new LifecycleAction.Rotate(new SuccessorReference("c-2", NOW, NOW.plus(overlap)), ANNA);
    }

    private static LifecycleAction.Suspend suspension() {
        return new LifecycleAction.Suspend("lost", NOW, ANNA);
    }

    @Test
    void namesTheStateAndWhatCanBeDoneInIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Lifecycle.check(after(suspension()), rotation(Duration.ofDays(7))))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(problem).hasMessageContaining("is suspended: it cannot be rotated");
                    assertThat(problem.fields())
                            .containsExactly(new FieldProblem(
                                    "state", "suspended", "a state for that; allowed now: pin, resume, revoke"));
                });
    }

    @Test
    void namesAStateOfTwoWordsAsTheApiDoes() {
        AppPassword rotatedOut = after(rotation(Duration.ofHours(1)), new LifecycleAction.Retire(NOW));
        assertThat(Lifecycle.apply(rotatedOut, suspension()))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.fields())
                                .extracting(FieldProblem::given)
                                .containsExactly("rotatedOut"));
    }

    /** Sign-ins are read off the stream: the one before the end of the window may be read after it. */
    @Test
    void activatesAlsoWhereTheNewsOfTheFirstUseComesLate() {
        LifecycleAction firstUse = new LifecycleAction.Activate(NOW, "192.0.2.7", "imap");
        assertThat(issued().stateAt(NOW.plus(Duration.ofHours(2)))).isEqualTo(AppPasswordState.LAPSED);
        assertThat(after(firstUse).stateAt(NOW.plus(Duration.ofHours(2)))).isEqualTo(AppPasswordState.ACTIVE);
    }

    /** Its sessions end with that, which no expiry tells of. */
    @Test
    void putsTheEndOfARotationOnTheRecordAlsoWhereItHasExpiredMeanwhile() {
        AppPassword rotated = after(rotation(Duration.ofDays(7)));
        Instant later = NOW.plus(Duration.ofDays(7));
        assertThat(rotated.stateAt(later)).isEqualTo(AppPasswordState.EXPIRED);
        assertThat(Lifecycle.apply(rotated, new LifecycleAction.Retire(later)))
                .isInstanceOfSatisfying(
                        Changed.class,
                        changed -> assertThat(changed.after().written()).isEqualTo(AppPasswordState.ROTATED_OUT));
    }

    @Test
    void pinsASuspendedOneWithoutWakingIt() {
        LifecycleAction pin = new LifecycleAction.PinTo(List.of(Cidr.parse("192.0.2.0/24")), false, NOW, ANNA);
        AppPassword pinned = after(suspension(), pin);
        assertThat(pinned.written()).isEqualTo(AppPasswordState.SUSPENDED);
        assertThat(pinned.suspension()).isEqualTo(new Suspension(NOW, "lost", AppPasswordState.PENDING));
        assertThat(((Changed) Lifecycle.apply(after(suspension()), pin)).event())
                .isEqualTo(new AppPasswordPinned("acme", "a-1", "c-1", 3, "phone", List.of("192.0.2.0/24"), NOW, ANNA));
    }

    @Test
    void changesNothingThatAnActionIsNotAbout() {
        AppPassword before = after(suspension());
        AppPassword revoked = after(suspension(), new LifecycleAction.Revoke("leaked", NOW, ANNA));
        assertThat(revoked)
                .usingRecursiveComparison()
                .ignoringFields("written", "revokedAt", "revokeReason", "version")
                .isEqualTo(before);
    }
}
