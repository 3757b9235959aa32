package dev.latchkey.credential.approval;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPasswordView;
import dev.latchkey.credential.apppassword.IssueAppPassword;
import dev.latchkey.credential.apppassword.IssueRequest;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Takes approval requests, has them decided, and issues what was approved to whoever asked for it. */
final class ReviewRequest {
    private final ApprovalRequests requests;
    private final IssueAppPassword passwords;
    private final EventIds ids;
    private final Clock clock;

    ReviewRequest(ApprovalRequests requests, IssueAppPassword passwords, EventIds ids, Clock clock) {
        this.requests = requests;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is wrong with what is asked for is said now, not when it has been approved. */
    Mono<ApprovalView> ask(Account account, IssueRequest wanted, String reason, IssueConstraints limits, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = ids.next().toString();
        wanted.check(account, now, limits);
        ApprovalRequest request = new ApprovalRequest(
                account.tenant(),
                account.id(),
                id,
                wanted,
                reason,
                by.id(),
                ApprovalState.REQUESTED,
                now,
                null,
                null,
                1);
        return requests.add(request, by).map(this::view);
    }

    Mono<Page<ApprovalView>> ofAccount(Account account, PageRequest page) {
        return requests.ofAccount(account.tenant(), account.id(), page).map(found -> found.map(this::view));
    }

    /** Those that are at that stage now. */
    Mono<Page<ApprovalView>> ofTenant(String tenant, ApprovalState stage, PageRequest page) {
        return requests.ofTenant(tenant, stage, clock.instant(), page).map(found -> found.map(this::view));
    }

    /** Approves or rejects. Nobody decides on what they asked for themselves. */
    Mono<ApprovalView> decide(String tenant, String id, ApprovalState decision, @Nullable String why, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return requests.byId(tenant, id)
                .doOnNext(request -> {
                    require(request, ApprovalState.REQUESTED, now);
                    if (request.requester().equals(by.id())) {
                        throw ProblemException.forbidden("Somebody else has to decide on what you asked for.");
                    }
                })
                .flatMap(request -> requests.replace(request.decided(decision, why, now), by))
                .map(this::view);
    }

    /** Issues what was approved; the secret is in this answer alone. */
    Mono<AppPasswordView> collect(Account account, String id, IssueConstraints limits, Actor by) {
        return requests.byId(account.tenant(), id)
                .filter(request -> request.account().equals(account.id()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("approval request", id)))
                .doOnNext(request -> require(request, ApprovalState.APPROVED, clock.instant()))
                .flatMap(request -> passwords
                        .issueOnce(account, request.wanted(), request.id(), limits, by)
                        .flatMap(issued -> requests.replace(request.collected(), by)
                                // It is issued: its requester is to have it whatever became of the note.
                                .onErrorComplete()
                                .thenReturn(issued)));
    }

    private static void require(ApprovalRequest request, ApprovalState wanted, Instant now) {
        ApprovalState stage = request.stageAt(now);
        if (stage != wanted) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "The request is " + stage.wireName() + ".",
                    List.of(new FieldProblem("stage", stage.wireName(), wanted.wireName())));
        }
    }

    private ApprovalView view(ApprovalRequest request) {
        return ApprovalView.of(request, clock.instant());
    }
}
