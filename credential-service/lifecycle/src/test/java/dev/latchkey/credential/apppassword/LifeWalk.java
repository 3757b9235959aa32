package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.LifecycleOutcome.Changed;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Denied;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Unchanged;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordActivated;
import dev.latchkey.events.AppPasswordPinned;
import dev.latchkey.events.AppPasswordReminded;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.events.AppPasswordRetired;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Event;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some app passwords of one account while time passes, beside what is expected of each. */
final class LifeWalk {
    static final Instant BEGINNING = Instant.parse("2026-03-04T10:00:00Z");
    private static final int AT_MOST = 6;
    private static final Actor BY = new Actor("anna@acme.example", "user");
    private static final List<Cidr> SOMEWHERE = List.of(Cidr.parse("192.0.2.0/24"));
    private static final Map<LifecycleAction.Kind, Class<? extends Event>> EVENTS = Map.of(
            LifecycleAction.Kind.ACTIVATE, AppPasswordActivated.class,
            LifecycleAction.Kind.PIN, AppPasswordPinned.class,
            LifecycleAction.Kind.ROTATE, AppPasswordRotated.class,
            LifecycleAction.Kind.RETIRE, AppPasswordRetired.class,
            LifecycleAction.Kind.SUSPEND, AppPasswordSuspended.class,
            LifecycleAction.Kind.RESUME, AppPasswordResumed.class,
            LifecycleAction.Kind.REVOKE, AppPasswordRevoked.class,
            LifecycleAction.Kind.REMIND, AppPasswordReminded.class);

    private final List<Life> lives = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<Changed> changes = new ArrayList<>();
    private Instant now = BEGINNING;
    private int issued;

    /** One app password, and what is expected of it. */
    private static final class Life {
        private AppPassword real;
        private final ExpectedLife expected;

        private Life(AppPassword real, ExpectedLife expected) {
            this.real = real;
            this.expected = expected;
        }
    }

    /**
     * What a step leaves to chance.
     *
     * @param which which app password
     */
    record Chance(int which, int hours, boolean first, boolean second) {}

    LifeWalk() {
        issue(new Chance(0, 24, false, false));
    }

    /** How each step went, and which states were seen. */
    List<String> seen() {
        return seen;
    }

    /** Every change that was accepted, in its order. */
    List<Changed> changes() {
        return changes;
    }

    /** As they are at the end. */
    List<AppPassword> all() {
        return lives.stream().map(each -> each.real).toList();
    }

    Instant now() {
        return now;
    }

    void issue(Chance chance) {
        Instant expiresAt = chance.first() ? now.plus(Duration.ofHours(10L * chance.hours() + 1)) : null;
        add(expiresAt, now.plus(Duration.ofHours(chance.hours() + 1L)), chance.second(), null);
    }

    private void add(@Nullable Instant expiresAt, Instant activateBy, boolean bound, @Nullable String replaces) {
        AppPassword real = AppPassword.issued(
                "acme",
                "a-1",
                "c-" + issued++,
                "phone",
                null,
                Set.of("imap"),
                Set.of(),
                bound ? SOMEWHERE : List.of(),
                null,
                now,
                expiresAt,
                activateBy,
                replaces);
        lives.add(new Life(real, new ExpectedLife(activateBy, expiresAt, bound)));
        if (lives.size() > AT_MOST) {
            lives.removeFirst();
        }
    }

    void timePasses(Chance chance) {
        now = now.plus(Duration.ofHours(chance.hours()));
        lives.forEach(each -> check(each, chance));
    }

    void isUsedForTheFirstTime(Chance chance) {
        Life life = chosen(chance);
        Instant at = chance.first() ? now : now.minus(Duration.ofHours(chance.hours()));
        LifecycleAction action = new LifecycleAction.Activate(at, "192.0.2.7", "imap");
        step(life, action, life.expected.awaitsFirstUse(), true, life.expected::use, chance);
    }

    void isPinned(Chance chance) {
        Life life = chosen(chance);
        boolean again = chance.first();
        LifecycleAction action = new LifecycleAction.PinTo(SOMEWHERE, again, now, BY);
        step(life, action, life.expected.mayBePinned(again, now), true, life.expected::pin, chance);
    }

    void isRotated(Chance chance) {
        Life life = chosen(chance);
        Instant retiresAt = now.plus(Duration.ofHours(chance.hours() + 1L));
        LifecycleAction action = new LifecycleAction.Rotate(new SuccessorReference("c-" + issued, now, retiresAt), BY);
        boolean allowed = life.expected.mayBeRotated(now);
        step(life, action, allowed, true, () -> life.expected.rotate(retiresAt), chance);
        if (allowed) {
            add(null, now.plus(Duration.ofDays(7)), life.expected.bound, life.real.id());
        }
    }

    void isRetired(Chance chance) {
        Life life = chosen(chance);
        step(life, new LifecycleAction.Retire(now), life.expected.mayBeRetired(), true, life.expected::retire, chance);
    }

    void isSuspended(Chance chance) {
        Life life = chosen(chance);
        LifecycleAction action = new LifecycleAction.Suspend(chance.first() ? "lost" : null, now, BY);
        step(life, action, life.expected.worksAt(now), true, life.expected::suspend, chance);
    }

    void isResumed(Chance chance) {
        Life life = chosen(chance);
        LifecycleAction action = new LifecycleAction.Resume(now, BY);
        step(life, action, life.expected.mayBeResumed(now), true, life.expected::resume, chance);
    }

    void isRevoked(Chance chance) {
        Life life = chosen(chance);
        LifecycleAction action = new LifecycleAction.Revoke(chance.first() ? "lost" : null, now, BY);
        step(life, action, true, !life.expected.isRevoked(), life.expected::revoke, chance);
    }

    void isRemindedOf(Chance chance) {
        Life life = chosen(chance);
        ReminderReason reason = chance.first() ? ReminderReason.EXPIRES : ReminderReason.ROTATION_OVERDUE;
        LifecycleAction action = new LifecycleAction.Remind(reason, now.plusSeconds(60), now);
        step(
                life,
                action,
                life.expected.isAliveAt(now),
                !life.expected.told.contains(reason.name()),
                () -> life.expected.told.add(reason.name()),
                chance);
    }

    private Life chosen(Chance chance) {
        return lives.get(chance.which() % lives.size());
    }

    /**
     * Applies an action, and looks whether the outcome is the expected one.
     *
     * @param allowed   whether it can be done
     * @param effective whether it is not done already
     */
    private void step(
            Life life, LifecycleAction action, boolean allowed, boolean effective, Runnable expected, Chance chance) {
        AppPassword before = life.real;
        switch (Lifecycle.apply(before, action)) {
            case Changed changed -> {
                assertThat(allowed && effective).as("%s of %s", action, before).isTrue();
                expected.run();
                life.expected.version++;
                accept(life, action.kind(), changed);
            }
            case Unchanged(AppPassword found) -> {
                assertThat(allowed && !effective).as("%s of %s", action, before).isTrue();
                assertThat(found).isEqualTo(before);
                seen.add("unchanged " + action.kind());
            }
            case Denied denied -> {
                assertThat(allowed).as("%s of %s", action, before).isFalse();
                assertThat(denied.detail()).startsWith("The app password is ");
                seen.add("denied " + action.kind());
            }
        }
        check(life, chance);
    }

    private void accept(Life life, LifecycleAction.Kind kind, Changed changed) {
        AppPassword after = changed.after();
        assertThat(changed.before()).isEqualTo(life.real);
        assertThat(changed.event()).isExactlyInstanceOf(EVENTS.get(kind));
        assertThat(changed.event().subject()).isEqualTo(after.id());
        assertThat(changed.event()).extracting("version", "account").containsExactly(after.version(), "a-1");
        assertThat(after.written()).isNotIn(AppPasswordState.EXPIRED, AppPasswordState.LAPSED);
        life.real = after;
        changes.add(changed);
        seen.add("changed " + kind);
    }

    private void check(Life life, Chance chance) {
        AppPasswordState state = life.real.stateAt(now);
        seen.add("state " + state);
        assertThat(state.name()).as("%s at %s", life.real, now).isEqualTo(life.expected.stateAt(now));
        Instant later = now.plus(Duration.ofHours(chance.hours()));
        assertThat(life.real.stateAt(later).name()).isEqualTo(life.expected.stateAt(later));
        assertThat(life.real.livesAt(now)).isEqualTo(life.expected.isAliveAt(now));
        assertThat(life.real.version()).isEqualTo(life.expected.version);
        assertThat(life.real.networks().isEmpty()).isEqualTo(!life.expected.bound);
    }
}
