package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.credential.rules.Entitlement;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** App passwords of one account, for its owner, the help desk and the administrators. */
@RestController
class AppPasswordApi {
    private static final String OF_ACCOUNT = "/v1/accounts/{account}/app-passwords";

    private final IssueAppPassword issuing;
    private final ChangeAppPassword lifecycle;
    private final AuthorizedAccounts reachable;
    private final Entitlement entitlement;

    AppPasswordApi(
            IssueAppPassword issuing,
            ChangeAppPassword lifecycle,
            AuthorizedAccounts reachable,
            Entitlement entitlement) {
        this.entitlement = entitlement;
        this.issuing = issuing;
        this.lifecycle = lifecycle;
        this.reachable = reachable;
    }

    /** 201 with the secret; 200 without it where the same idempotency key has issued one before: rotate that. */
    @PostMapping(OF_ACCOUNT)
    Mono<ResponseEntity<AppPasswordView>> issue(
            Caller caller,
            @PathVariable String account,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody IssueRequest request) {
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> entitlement
                        .toIssue(caller, found)
                        .flatMap(limits -> key == null
                                ? issuing.issue(found, request, limits, caller.actor())
                                : issuing.issue(found, request, new IdempotencyKey(key), limits, caller.actor())))
                .map(AppPasswordApi::issued);
    }

    private static ResponseEntity<AppPasswordView> issued(AppPasswordView view) {
        ResponseEntity.BodyBuilder answer = view.secret() == null
                ? ResponseEntity.ok()
                        .header("Idempotency-Replayed", "true")
                        .header(HttpHeaders.LINK, "<%s>; rel=\"rotate\"".formatted(view.rotatePath()))
                : ResponseEntity.status(HttpStatus.CREATED);
        return answer.cacheControl(CacheControl.noStore()).body(view);
    }

    @GetMapping(OF_ACCOUNT)
    Flux<AppPasswordView> list(Caller caller, @PathVariable String account) {
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR)
                .flatMapMany(issuing::list);
    }

    /** 200 promises that no replica lets it in any more; 202 that it is revoked, and every replica will be told. */
    @PostMapping(OF_ACCOUNT + "/{id}/revoke")
    Mono<ResponseEntity<AppPasswordView>> revoke(
            Caller caller,
            @PathVariable String account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Why why) {
        String reason = Why.of(why);
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> lifecycle.revoke(found, id, reason, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** As {@link #revoke}, but {@link #resume} brings it back. */
    @PostMapping(OF_ACCOUNT + "/{id}/suspend")
    Mono<ResponseEntity<AppPasswordView>> suspend(
            Caller caller,
            @PathVariable String account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Why why) {
        String reason = Why.of(why);
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> lifecycle.suspend(found, id, reason, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** Not for the owner: whoever took over the account could undo what was done against it. */
    @PostMapping(OF_ACCOUNT + "/{id}/resume")
    Mono<ResponseEntity<AppPasswordView>> resume(Caller caller, @PathVariable String account, @PathVariable String id) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK);
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> lifecycle.resume(found, id, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** 201 with the successor and its secret; the old one works on until it retires. */
    @PostMapping(OF_ACCOUNT + "/{id}/rotate")
    Mono<ResponseEntity<AppPasswordView>> rotate(
            Caller caller,
            @PathVariable String account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RotateRequest request) {
        RotateRequest wanted = request == null ? RotateRequest.AS_USUAL : request;
        return reachable
                .find(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> entitlement
                        .toRotate(caller, found)
                        .flatMap(limits -> lifecycle.rotate(found, id, wanted, limits, caller.actor())))
                .map(AppPasswordApi::issued);
    }

    private static ResponseEntity<AppPasswordView> moved(AppPasswordView view) {
        HttpStatus status = Boolean.TRUE.equals(view.onRecord()) ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(view);
    }

    /** Why something is done, in the words of whoever does it. */
    record Why(@Nullable String reason) {
        static @Nullable String of(@Nullable Why why) {
            return why == null ? null : why.checked();
        }

        private @Nullable String checked() {
            if (reason != null && (reason.length() > 500 || !RequestFields.isText(reason))) {
                throw ProblemException.badField("reason", reason, "at most 500 characters, no control characters");
            }
            return reason;
        }
    }
}
