package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.rules.RotationLimit;
import dev.latchkey.credential.rules.TenantRulesStore;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds the app passwords that should have been rotated by now. */
final class FindOverdue {
    private static final int PAGE = 100;

    private final DueAppPasswords passwords;
    private final LastUses lastUses;
    private final TenantRulesStore tenantRules;
    private final Clock clock;

    FindOverdue(DueAppPasswords passwords, LastUses lastUses, TenantRulesStore tenantRules, Clock clock) {
        this.passwords = passwords;
        this.lastUses = lastUses;
        this.tenantRules = tenantRules;
        this.clock = clock;
    }

    /**
     * Some of them.
     *
     * @param rotateAfter the age at which one is overdue; absent where the rules name none
     * @param items       oldest first
     * @param next        after which the next page begins; absent on the last one
     */
    record Page(
            @Nullable Period rotateAfter,
            List<Overdue> items,
            @Nullable String next) {}

    record Overdue(
            String id,
            String account,
            String label,
            AppPasswordState state,
            Instant issuedAt,
            Instant overdueSince,
            @Nullable LastUse lastUsed) {}

    Mono<Page> page(String tenant, String after) {
        return tenantRules
                .rulesOf(tenant)
                .flatMap(rules -> rules.rotateAfter() == null
                        ? Mono.just(new Page(null, List.of(), null))
                        : page(new RotationLimit(tenant, rules.rotateAfter()), after));
    }

    private Mono<Page> page(RotationLimit limit, String after) {
        Instant now = clock.instant();
        String tenant = limit.tenant();
        return passwords
                .overdue(tenant, limit.oldest(now), now, after)
                .take(PAGE + 1)
                .collectList()
                .flatMap(found -> lastUses.of(
                                tenant, found.stream().map(AppPassword::id).toList())
                        .collectMap(LastUse::credential)
                        .map(uses -> page(limit, found, uses, now)));
    }

    private static Page page(RotationLimit limit, List<AppPassword> found, Map<String, LastUse> uses, Instant now) {
        List<Overdue> items = found.stream()
                .limit(PAGE)
                .map(each -> overdue(each, limit, uses.get(each.id()), now))
                .toList();
        return new Page(
                limit.age(), items, found.size() > PAGE ? items.getLast().id() : null);
    }

    private static Overdue overdue(AppPassword each, RotationLimit limit, @Nullable LastUse use, Instant now) {
        return new Overdue(
                each.id(),
                each.account(),
                each.label(),
                each.stateAt(now),
                each.issuedAt(),
                limit.dueAt(each.issuedAt()),
                use);
    }
}
