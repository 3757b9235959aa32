package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Any sequence of moves at any times, made where the table allows them. */
class LifePropertyTest {
    private static final Instant ISSUED = Instant.parse("2026-03-04T10:00:00Z");

    /** What is asked for, and how many hours after the step before. */
    record Step(LifecycleAction move, int hours) {}

    @Property(tries = 3_000)
    void whatIsOverStaysOver(
            @ForAll @Size(max = 20) List<LifecycleAction> moves,
            @ForAll @Size(20) List<@IntRange(max = 200) Integer> hours,
            @ForAll boolean expires) {
        AppPassword password = issued(expires ? ISSUED.plus(Duration.ofDays(30)) : null);
        Instant now = ISSUED;
        boolean over = false;
        for (int i = 0; i < moves.size(); i++) {
            now = now.plus(Duration.ofHours(hours.get(i)));
            AppPasswordState before = password.stateAt(now);
            over = over || !password.livesAt(now);
            if (Transition.allowed(before).contains(moves.get(i))) {
                password = after(password, moves.get(i), now);
            }
            assertThat(over && password.livesAt(now))
                    .as("%s in %s", moves.get(i), before)
                    .isFalse();
        }
    }

    @Property
    void comesBackFromASuspensionAsItWas(@ForAll @Size(max = 5) List<LifecycleAction> moves) {
        AppPassword password = issued(null);
        for (LifecycleAction move : moves) {
            if (move != LifecycleAction.REVOKE
                    && Transition.allowed(password.stateAt(ISSUED)).contains(move)) {
                password = after(password, move, ISSUED);
            }
        }
        if (Transition.allowed(password.stateAt(ISSUED)).contains(LifecycleAction.SUSPEND)) {
            AppPassword resumed =
                    after(after(password, LifecycleAction.SUSPEND, ISSUED), LifecycleAction.RESUME, ISSUED);
            assertThat(resumed.written()).isEqualTo(password.written());
        }
    }

    private static AppPassword issued(@Nullable Instant expiresAt) {
        return with(AppPasswordState.PENDING, expiresAt, null, null);
    }

    /** As {@link AppPasswords} writes it. */
    private static AppPassword after(AppPassword p, LifecycleAction move, Instant now) {
        Suspension suspension = p.suspension();
        return switch (move) {
            case ACTIVATE -> with(AppPasswordState.ACTIVE, p.expiresAt(), p.succession(), null);
            case ROTATE ->
                with(
                        AppPasswordState.RETIRING,
                        p.expiresAt(),
                        new SuccessorReference("c-2", now, now.plus(Duration.ofDays(7))),
                        null);
            case RETIRE -> with(AppPasswordState.ROTATED_OUT, p.expiresAt(), p.succession(), null);
            case SUSPEND ->
                with(AppPasswordState.SUSPENDED, p.expiresAt(), p.succession(), new Suspension(now, null, p.written()));
            case RESUME ->
                with(java.util.Objects.requireNonNull(suspension).from(), p.expiresAt(), p.succession(), null);
            case REVOKE -> with(AppPasswordState.REVOKED, p.expiresAt(), p.succession(), suspension);
        };
    }

    private static AppPassword with(
            AppPasswordState state,
            @Nullable Instant expiresAt,
            @Nullable SuccessorReference succession,
            @Nullable Suspension suspension) {
        return new AppPassword(
                "acme",
                "a-1",
                "c-1",
                "phone",
                null,
                state,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                ISSUED,
                expiresAt,
                ISSUED.plus(Duration.ofDays(7)),
                null,
                null,
                null,
                null,
                succession,
                suspension,
                1);
    }
}
