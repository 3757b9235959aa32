package dev.latchkey.credential.approval;

import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.credential.apppassword.AppPasswordView;
import dev.latchkey.credential.apppassword.IssueRequest;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.Entitlement;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Approval requests: made and collected by owners, decided by administrators. */
@ManagementRole
@RestController
class ApprovalApi {
    private static final String OF_ACCOUNT = "/v1/accounts/{accountId}/approval-requests";
    private static final String OF_TENANT = "/v1/approval-requests";

    private final ReviewRequest review;
    private final AuthorizedAccounts reachable;
    private final Entitlement entitlement;

    ApprovalApi(ReviewRequest review, AuthorizedAccounts reachable, Entitlement entitlement) {
        this.review = review;
        this.reachable = reachable;
        this.entitlement = entitlement;
    }

    @PostMapping(OF_ACCOUNT)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ApprovalView> ask(Caller caller, @PathVariable String accountId, @RequestBody Asked asked) {
        return reachable
                .find(caller, accountId)
                .flatMap(found -> entitlement
                        .toAsk(found)
                        .flatMap(limits -> review.ask(
                                found, asked.checked(), String.valueOf(asked.reason()), limits, caller.actor())));
    }

    @GetMapping(OF_ACCOUNT)
    Mono<Page<ApprovalView>> ofAccount(Caller caller, @PathVariable String accountId, PageRequest page) {
        return reachable
                .find(caller, accountId, Role.ADMIN, Role.HELPDESK, Role.AUDITOR)
                .flatMap(found -> review.ofAccount(found, page));
    }

    @GetMapping(OF_TENANT)
    Mono<Page<ApprovalView>> ofTenant(
            Caller caller, @RequestParam(defaultValue = "requested") String stage, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR);
        return review.ofTenant(caller.tenant(), ApprovalState.named(stage), page);
    }

    @PostMapping(OF_TENANT + "/{approvalRequestId}/approve")
    Mono<ApprovalView> approve(
            Caller caller, @PathVariable String approvalRequestId, @RequestBody(required = false) @Nullable Why why) {
        return decide(caller, approvalRequestId, ApprovalState.APPROVED, why);
    }

    @PostMapping(OF_TENANT + "/{approvalRequestId}/reject")
    Mono<ApprovalView> reject(
            Caller caller, @PathVariable String approvalRequestId, @RequestBody(required = false) @Nullable Why why) {
        return decide(caller, approvalRequestId, ApprovalState.REJECTED, why);
    }

    private Mono<ApprovalView> decide(Caller caller, String id, ApprovalState decision, @Nullable Why why) {
        caller.mustBe(Role.ADMIN);
        return review.decide(caller.tenant(), id, decision, why == null ? null : why.checked(), caller.actor());
    }

    /** 201 with the secret, for whoever owns the account. */
    @PostMapping(OF_ACCOUNT + "/{approvalRequestId}/collect")
    Mono<ResponseEntity<AppPasswordView>> collect(
            Caller caller, @PathVariable String accountId, @PathVariable String approvalRequestId) {
        return reachable
                .find(caller, accountId)
                .flatMap(found -> entitlement
                        .toCollect(caller, found)
                        .flatMap(limits -> review.collect(found, approvalRequestId, limits, caller.actor())))
                .map(view -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(view));
    }

    /** What is asked for, and why. */
    record Asked(@Nullable IssueRequest wanted, @Nullable String reason) {
        IssueRequest checked() {
            RequestFields fields = new RequestFields();
            fields.text("reason", reason, 500);
            if (wanted == null) {
                fields.wrong("wanted", "nothing", "an app password, as it would be issued");
            }
            fields.allRight();
            return Objects.requireNonNull(wanted);
        }
    }

    /** Why it is decided so. */
    record Why(@Nullable String reason) {
        @Nullable
        String checked() {
            if (reason == null) {
                return null;
            }
            RequestFields fields = new RequestFields();
            String text = fields.text("reason", reason, 500);
            fields.allRight();
            return text;
        }
    }
}
