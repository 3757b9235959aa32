package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Revokes many at once, in two steps: the first says which and how many, the second does it where the same ones still
 * match. However many a tenant has, some hundred of them are in memory, and those of all tenants are revoked by turns.
 */
final class BulkRevocation {
    private static final int AT_ONCE = 16;
    private static final int LAST_USES_AT_ONCE = 500;

    private final AppPasswords passwords;
    private final AppPasswordChanges changes;
    private final LastUses lastUses;
    private final Clock clock;
    private final TenantTurns turns = new TenantTurns(AT_ONCE);

    BulkRevocation(AppPasswords passwords, AppPasswordChanges changes, LastUses lastUses, Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /**
     * Says what matches, and revokes it where that is confirmed.
     *
     * @param counted run once it is known what matches, and that nothing stands against it
     */
    Mono<Outcome> run(String tenant, BulkRequest request, Actor by, Runnable counted) {
        Instant now = clock.instant();
        return matching(tenant, request, now)
                .collect(BulkSelection::new, BulkSelection::add)
                .map(selection -> selection.outcome(now))
                .flatMap(planned -> confirmed(planned, request))
                .doOnNext(planned -> counted.run())
                .flatMap(planned -> request.confirm() == null
                        ? Mono.just(planned)
                        : revoke(tenant, request, now, by).map(planned::done));
    }

    private Flux<AppPassword> matching(String tenant, BulkRequest request, Instant now) {
        return passwords
                .ofTenant(tenant)
                .buffer(LAST_USES_AT_ONCE)
                .concatMap(
                        some -> uses(tenant, some, request)
                                .flatMapIterable(uses -> some.stream()
                                        .filter(each -> request.matches(each, uses.get(each.id()), now))
                                        .toList()),
                        1);
    }

    private Mono<Map<String, LastUse>> uses(String tenant, List<AppPassword> some, BulkRequest request) {
        return request.asksForLastUse()
                ? lastUses.of(tenant, some.stream().map(AppPassword::id).toList())
                        .collectMap(LastUse::credential)
                : Mono.just(Map.of());
    }

    private static Mono<Outcome> confirmed(Outcome planned, BulkRequest request) {
        return request.confirm() == null || request.confirm().equals(planned.confirm())
                ? Mono.just(planned)
                : Mono.error(ProblemException.conflict("Other app passwords match than when you looked: now "
                        + planned.count() + ". Leave confirm out to look again."));
    }

    /** Those that match are looked for again: whoever was used or changed meanwhile is left as it is. */
    private Mono<Long> revoke(String tenant, BulkRequest request, Instant now, Actor by) {
        return matching(tenant, request, now)
                .flatMap(each -> turns.step(tenant, revoke(each, request.reason(), now, by)), AT_ONCE)
                .filter(Boolean::booleanValue)
                .count();
    }

    /** False where it was changed meanwhile: it is left as it is, and counted as not revoked. */
    private Mono<Boolean> revoke(AppPassword each, @Nullable String reason, Instant now, Actor by) {
        return changes.apply(each, new LifecycleAction.Revoke(reason, now, by))
                .thenReturn(true)
                .onErrorResume(ConcurrentChangeException.class, meanwhile -> Mono.just(false));
    }

    /**
     * What a bulk revocation would do, or has done.
     *
     * @param count   how many match
     * @param sample  some of them
     * @param confirm stands for exactly these; send it back to have them revoked
     * @param revoked how many were; absent in a dry run. Fewer than {@code count} where some were changed meanwhile
     */
    record Outcome(
            int count,
            List<AppPasswordView> sample,
            String confirm,
            @Nullable Long revoked) {
        Outcome done(long revokedByNow) {
            return new Outcome(count, sample, confirm, revokedByNow);
        }
    }
}
