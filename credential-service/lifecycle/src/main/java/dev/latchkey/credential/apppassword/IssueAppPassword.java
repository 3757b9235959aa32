package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Issues and lists. */
public final class IssueAppPassword {
    private final AppPasswords passwords;
    private final AppPasswordChanges changes;
    private final LastUses lastUses;
    private final VerifierKeys keys;
    private final AppPasswordQuota quota;
    private final IdempotencyKeys issueKeys;
    private final EventIds ids;
    private final Clock clock;

    IssueAppPassword(
            AppPasswords passwords,
            AppPasswordChanges changes,
            LastUses lastUses,
            VerifierKeys keys,
            AppPasswordQuota quota,
            IdempotencyKeys issueKeys,
            EventIds ids,
            Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.lastUses = lastUses;
        this.keys = keys;
        this.quota = quota;
        this.issueKeys = issueKeys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Issues one; the answer alone holds the secret. */
    Mono<AppPasswordView> issue(Account account, IssueRequest request, IssueConstraints limits, Actor by) {
        return issue(account, request, ids.next().toString(), limits, by);
    }

    /**
     * Issues one for a request that may come again: the secret is in the first answer alone, because it is kept
     * nowhere.
     */
    Mono<AppPasswordView> issue(
            Account account, IssueRequest request, IdempotencyKey key, IssueConstraints limits, Actor by) {
        return issueKeys
                .claim(account, key, request, ids.next().toString(), clock.instant())
                .flatMap(id -> passwords
                        .ofTenant(account.tenant(), id)
                        .map(there -> AppPasswordView.of(there, clock.instant(), null))
                        .switchIfEmpty(Mono.defer(() -> issue(account, request, id, limits, by))));
    }

    private Mono<AppPasswordView> issue(
            Account account, IssueRequest request, String id, IssueConstraints limits, Actor by) {
        Instant now = clock.instant();
        AppPassword password = request.toAppPassword(account, id, now, limits);
        return quota.reserve(account, id, now).then(Mono.defer(() -> issue(password, request.secretForm(limits), by)));
    }

    /**
     * Issues one under an id that was agreed upon before.
     *
     * @return fails with a 409 problem where it has been issued already
     */
    public Mono<AppPasswordView> issueOnce(
            Account account, IssueRequest request, String id, IssueConstraints limits, Actor by) {
        return passwords
                .ofTenant(account.tenant(), id)
                .flatMap(there -> Mono.<AppPasswordView>error(issuedAlready()))
                .switchIfEmpty(Mono.defer(() -> issue(account, request, id, limits, by)))
                .onErrorMap(DuplicateKey::is, faster -> issuedAlready());
    }

    private static ProblemException issuedAlready() {
        return ProblemException.conflict("It was issued already, and its secret shown: rotate it to get another one.");
    }

    /** Writes one down under a secret of its own. */
    Mono<AppPasswordView> issue(AppPassword password, SecretFormat form, Actor by) {
        try (AppPasswordSecret secret = AppPasswordSecret.random(form)) {
            String shown = secret.shownOnce();
            Verifier verifier = keys.newest(password.tenant(), secret);
            return changes.issue(password, verifier, by)
                    .map(done -> AppPasswordView.issued(done, password.issuedAt(), shown));
        }
    }

    Mono<Page<AppPasswordView>> list(Account account, PageRequest request) {
        return passwords
                .page(account.tenant(), account.id(), request)
                .flatMap(found -> viewed(account.tenant(), found));
    }

    /** Fails with a 404 problem where the account has none of that id. */
    Mono<AppPasswordView> one(Account account, String id) {
        return passwords
                .byId(account.tenant(), account.id(), id)
                .flatMap(found -> viewed(account.tenant(), Page.whole(List.of(found))))
                .map(page -> page.items().getFirst());
    }

    /** The one of that id, whosever account it is in the tenant; none where there is none. */
    Mono<Page<AppPasswordView>> named(String tenant, String id) {
        return passwords
                .ofTenant(tenant, id)
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(found -> viewed(tenant, Page.whole(found)));
    }

    private Mono<Page<AppPasswordView>> viewed(String tenant, Page<AppPassword> page) {
        Instant now = clock.instant();
        List<String> ids = page.items().stream().map(AppPassword::id).toList();
        return lastUses.of(tenant, ids)
                .collectMap(LastUse::credential)
                .map(uses -> page.map(each -> AppPasswordView.of(each, now, uses.get(each.id()))));
    }
}
