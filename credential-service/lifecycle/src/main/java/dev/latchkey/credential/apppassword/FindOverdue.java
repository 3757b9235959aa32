package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.rules.RotationAgeLimit;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds the app passwords that should have been rotated by now. */
final class FindOverdue {
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

    record Overdue(
            String id,
            String account,
            String label,
            AppPasswordState state,
            Instant issuedAt,
            Instant overdueSince,
            @Nullable LastUse lastUsed) {}

    /** The oldest first; none where the rules name no age. */
    Mono<Page<Overdue>> page(String tenant, PageRequest request) {
        return tenantRules
                .rulesOf(tenant)
                .flatMap(rules -> rules.rotateAfter() == null
                        ? Mono.just(Page.whole(List.of()))
                        : page(new RotationAgeLimit(tenant, rules.rotateAfter()), request));
    }

    private Mono<Page<Overdue>> page(RotationAgeLimit limit, PageRequest request) {
        Instant now = clock.instant();
        String tenant = limit.tenant();
        return passwords
                .overdue(tenant, limit.oldest(now), now, request)
                .flatMap(page -> lastUses.of(
                                tenant,
                                page.items().stream().map(AppPassword::id).toList())
                        .collectMap(LastUse::credential)
                        .map(uses -> page.map(each -> overdue(each, limit, uses.get(each.id()), now))));
    }

    private static Overdue overdue(AppPassword each, RotationAgeLimit limit, @Nullable LastUse use, Instant now) {
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
