package dev.latchkey.credential.conditionalaccess;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What is looked up beside an attempt: the groups of the account, for policies that ask for them and for no other, and the last use of
 * the app password, for policies and for the record. Remembered for some seconds, which is how long a change may take to count. Where
 * no policy asks for the last use, an attempt does without it sooner than it waits.
 */
public final class AttributeSource {
    private static final Logger LOG = LoggerFactory.getLogger(AttributeSource.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration WORTH_THE_WAIT = Duration.ofMillis(200);

    private final Reads reads;
    private final Cache<Subject, Set<String>> knownGroups;
    private final LastUseCache knownUses;

    /**
     * Whose it is.
     *
     * @param id of the account or app password, or of what stands for one that there is not
     */
    public record Subject(String tenant, String id) {
        int bytes() {
            return HeapBytes.OBJECT + HeapBytes.of(tenant, id);
        }
    }

    /**
     * Whom an attempt concerns.
     *
     * @param known      whether there is such an account at all; one that there is not is in no group
     * @param recognised whether there is such an app password at all
     */
    public record Concerned(Subject account, boolean known, Subject credential, boolean recognised) {}

    /** When an app password was used before. */
    public sealed interface LastUse {
        /** Then. */
        record At(Instant time) implements LastUse {}

        /** It never was. */
        record Never() implements LastUse {}

        /** There was nobody to ask in time, or nobody wants to know. */
        record Unknown() implements LastUse {}
    }

    /**
     * What was found.
     *
     * @param groups  ids; absent where no policy asks
     * @param lastUse is known where a policy asks
     */
    public record Known(@Nullable Set<String> groups, LastUse lastUse) {
        /** Copies what can change. */
        public Known {
            groups = groups == null ? null : Set.copyOf(groups);
        }
    }

    /** What the database is asked. */
    interface Reads {
        /** Ids of the groups of an account. */
        Mono<Set<String>> groupsOf(Subject account);

        /** When an app password was last used; empty where it never was. */
        Mono<Instant> lastUseOf(Subject credential);
    }

    AttributeSource(Reads reads, MemoryBudget budget) {
        this.reads = reads;
        this.knownGroups = budget.cache(
                MemoryShare.GROUPS, (account, groups) -> account.bytes() + HeapBytes.of(groups), REMEMBERED);
        this.knownUses = new LastUseCache(budget, System::nanoTime);
    }

    /** From memory; null where any of it has to be read. Never waits. */
    public @Nullable Known remembered(CompiledPolicies policies, Concerned who) {
        Set<String> in = policies.asksForGroups() ? groups(who) : null;
        LastUse use = use(policies, who);
        return use == null || (policies.asksForGroups() && in == null) ? null : new Known(in, use);
    }

    private @Nullable Set<String> groups(Concerned who) {
        return who.known() ? knownGroups.getIfPresent(who.account()) : Set.of();
    }

    private @Nullable LastUse use(CompiledPolicies policies, Concerned who) {
        Duration age = policies.asksForLastUse() ? LastUseCache.FOR_POLICIES : LastUseCache.FOR_THE_RECORD;
        return who.recognised() ? knownUses.within(age, who.credential()) : new LastUse.Unknown();
    }

    /** The same; whatever has to be read is read. Fails only where what policies ask for cannot be. */
    public Mono<Known> read(CompiledPolicies policies, Concerned who) {
        Mono<Optional<Set<String>>> in =
                policies.asksForGroups() ? groupsOf(who).map(Optional::of) : Mono.just(Optional.empty());
        LastUse remembered = use(policies, who);
        Mono<LastUse> use = remembered != null ? Mono.just(remembered) : lastUseOf(policies, who.credential());
        return Mono.zip(in, use, (ids, last) -> new Known(ids.orElse(null), last));
    }

    private Mono<Set<String>> groupsOf(Concerned who) {
        return who.known()
                ? reads.groupsOf(who.account()).doOnNext(found -> knownGroups.put(who.account(), found))
                : Mono.just(Set.of());
    }

    private Mono<LastUse> lastUseOf(CompiledPolicies policies, Subject credential) {
        Mono<LastUse> read =
                reads.lastUseOf(credential).<LastUse>map(LastUse.At::new).defaultIfEmpty(new LastUse.Never());
        return (policies.asksForLastUse() ? read : soonOrNever(read)).doOnNext(use -> knownUses.put(credential, use));
    }

    private static Mono<LastUse> soonOrNever(Mono<LastUse> read) {
        return read.timeout(WORTH_THE_WAIT).onErrorResume(failure -> {
            LOG.atDebug()
                    .addKeyValue("cause", failure.toString())
                    .log("a sign-in goes on the record without the last use");
            return Mono.just(new LastUse.Unknown());
        });
    }

    /**
     * Takes note of the last use as the database has it, where it was read along with the app password. What is known from
     * here, of the same moment or of seconds ago, is newer: uses are written behind the sign-in.
     *
     * @param lastUse null where it never was used
     */
    public void found(Subject credential, @Nullable Instant lastUse) {
        if (knownUses.within(LastUseCache.FOR_POLICIES, credential) == null) {
            knownUses.put(credential, lastUse == null ? new LastUse.Never() : new LastUse.At(lastUse));
        }
    }

    /** An app password was let in here and now. */
    public void used(Subject credential, Instant at) {
        knownUses.used(credential, at);
    }
}
