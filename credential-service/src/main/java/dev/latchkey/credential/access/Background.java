package dev.latchkey.credential.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is looked up for policies that ask for it, and for no other: the groups of an account and the last use of an app
 * password. Remembered for some seconds, which is how long a change of them may take to count.
 */
public final class Background {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final long MOST = 100_000;

    private final Groups groups;
    private final LastUses lastUses;
    private final Cache<Subject, Set<String>> knownGroups = cache();
    private final Cache<Subject, Optional<Instant>> knownUses = cache();

    /**
     * Whose it is.
     *
     * @param id of the account or app password; anything else, such as a login that leads nowhere, costs as much
     */
    public record Subject(String tenant, String id) {}

    /**
     * What was asked for; the rest is empty.
     *
     * @param groups     ids
     * @param lastUsedAt absent where it never was
     */
    public record Known(Set<String> groups, @Nullable Instant lastUsedAt) {
        /** Nothing, because nobody asks. */
        public static final Known NOTHING = new Known(Set.of(), null);

        /** Copies what can change. */
        public Known {
            groups = Set.copyOf(groups);
        }
    }

    Background(Groups groups, LastUses lastUses) {
        this.groups = groups;
        this.lastUses = lastUses;
    }

    private static <T> Cache<Subject, T> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** What these policies ask for, from memory; null where any of it has to be read. Never waits. */
    public @Nullable Known remembered(CompiledPolicies policies, Subject account, Subject credential) {
        if (!policies.asksForGroups() && !policies.asksForLastUse()) {
            return Known.NOTHING;
        }
        Set<String> in = policies.asksForGroups() ? knownGroups.getIfPresent(account) : Set.of();
        Optional<Instant> used =
                policies.asksForLastUse() ? knownUses.getIfPresent(credential) : Optional.<Instant>empty();
        return in == null || used == null ? null : new Known(in, used.orElse(null));
    }

    /** The same; whatever has to be read is read. */
    public Mono<Known> read(CompiledPolicies policies, Subject account, Subject credential) {
        Mono<Set<String>> in = policies.asksForGroups() ? groupsOf(account) : Mono.just(Set.of());
        Mono<Optional<Instant>> used =
                policies.asksForLastUse() ? lastUseOf(credential) : Mono.just(Optional.<Instant>empty());
        return Mono.zip(in, used, (ids, at) -> new Known(ids, at.orElse(null)));
    }

    private Mono<Set<String>> groupsOf(Subject account) {
        return groups.idsWith(account.tenant(), account.id()).doOnNext(found -> knownGroups.put(account, found));
    }

    private Mono<Optional<Instant>> lastUseOf(Subject credential) {
        return lastUses.of(credential.tenant(), List.of(credential.id()))
                .map(LastUse::at)
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(found -> knownUses.put(credential, found));
    }
}
