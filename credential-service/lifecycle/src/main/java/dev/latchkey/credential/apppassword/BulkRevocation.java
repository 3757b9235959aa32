package dev.latchkey.credential.apppassword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Revokes many at once, in two steps: the first says which and how many, the second does it where the same ones still
 * match.
 */
final class BulkRevocation {
    private static final int SHOWN = 20;
    private static final int AT_ONCE = 16;

    private final AppPasswords passwords;
    private final AppPasswordChanges changes;
    private final LastUses lastUses;
    private final Clock clock;

    BulkRevocation(AppPasswords passwords, AppPasswordChanges changes, LastUses lastUses, Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    Mono<Outcome> run(String tenant, BulkRequest request, Actor by) {
        Instant now = clock.instant();
        return matching(tenant, request, now)
                .flatMap(found -> request.confirm() == null
                        ? Mono.just(Outcome.of(found, now))
                        : revoke(found, request, now, by));
    }

    private Mono<List<AppPassword>> matching(String tenant, BulkRequest request, Instant now) {
        return lastUses.ofTenant(tenant)
                .collectMap(LastUse::credential)
                .flatMap(uses -> passwords
                        .ofTenant(tenant)
                        .filter(each -> request.matches(each, uses.get(each.id()), now))
                        .collectSortedList(Comparator.comparing(AppPassword::id)));
    }

    private Mono<Outcome> revoke(List<AppPassword> found, BulkRequest request, Instant now, Actor by) {
        Outcome planned = Outcome.of(found, now);
        if (!planned.confirm().equals(request.confirm())) {
            return Mono.error(ProblemException.conflict("Other app passwords match than when you looked: now "
                    + found.size() + ". Leave confirm out to look again."));
        }
        return Flux.fromIterable(found)
                .flatMap(each -> revoke(each, request.reason(), now, by), AT_ONCE)
                .filter(Boolean::booleanValue)
                .count()
                .map(revoked -> planned.done(revoked));
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
        static Outcome of(List<AppPassword> found, Instant now) {
            return new Outcome(
                    found.size(),
                    found.stream()
                            .limit(SHOWN)
                            .map(each -> AppPasswordView.of(each, now, null))
                            .toList(),
                    digest(found),
                    null);
        }

        Outcome done(long revokedByNow) {
            return new Outcome(count, sample, confirm, revokedByNow);
        }

        private static String digest(List<AppPassword> found) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                found.forEach(each -> sha.update((each.id() + "\n").getBytes(UTF_8)));
                return HexFormat.of().formatHex(sha.digest(), 0, 16);
            } catch (NoSuchAlgorithmException failure) {
                throw new IllegalStateException("every Java platform has SHA-256", failure);
            }
        }
    }
}
