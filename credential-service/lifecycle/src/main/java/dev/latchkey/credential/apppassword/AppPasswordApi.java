package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.Entitlement;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.PublishedResponse;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.text.ShownText;
import java.util.regex.Pattern;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** App passwords of one account, for its owner, the help desk and the administrators. */
@ManagementRole
@RestController
class AppPasswordApi {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String OF_ACCOUNT = "/v1/accounts/{accountId}/app-passwords";
    private static final String ONE = OF_ACCOUNT + "/{appPasswordId}";

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
            @PathVariable String accountId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody IssueRequest request) {
        return reachable
                .find(caller, accountId, Role.ADMIN, Role.HELPDESK)
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
        return answer(answer.cacheControl(CacheControl.noStore()), view);
    }

    /** The oldest first. */
    @GetMapping(OF_ACCOUNT)
    Mono<Page<AppPasswordView>> list(Caller caller, @PathVariable String accountId, PageRequest page) {
        return readable(caller, accountId).flatMap(found -> issuing.list(found, page));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<AppPasswordView>> one(
            Caller caller, @PathVariable String accountId, @PathVariable String appPasswordId) {
        return readable(caller, accountId)
                .flatMap(found -> issuing.one(found, appPasswordId))
                .map(view -> answer(ResponseEntity.ok(), view));
    }

    /** The one of that id, or none: records, alerts and front doors name app passwords without their accounts. */
    @GetMapping("/v1/app-passwords")
    Mono<Page<AppPasswordView>> named(Caller caller, @RequestParam String id, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        if (!ID.matcher(id).matches()) {
            throw ProblemException.badField("id", id, "a UUID (RFC 9562), in lower case");
        }
        return issuing.named(caller.tenant(), id).map(found -> Page.slice(found.items(), page, AppPasswordView::id));
    }

    private Mono<Account> readable(Caller caller, String accountId) {
        return reachable.find(caller, accountId, Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }

    private Mono<NamedAppPassword> changeable(
            Caller caller, HttpHeaders headers, String accountId, String appPasswordId) {
        IfMatch seen = IfMatch.optional(headers);
        return reachable
                .find(caller, accountId, Role.ADMIN, Role.HELPDESK)
                .map(account -> new NamedAppPassword(account, appPasswordId, seen));
    }

    /** 200 promises that no replica lets it in any more; 202 that it is revoked, and every replica will be told. */
    @PostMapping(ONE + "/revoke")
    Mono<ResponseEntity<AppPasswordView>> revoke(
            Caller caller,
            @PathVariable String accountId,
            @PathVariable String appPasswordId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Why why) {
        String reason = Why.of(why);
        return changeable(caller, headers, accountId, appPasswordId)
                .flatMap(found -> lifecycle.revoke(found, reason, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** As {@link #revoke}, but {@link #resume} brings it back. */
    @PostMapping(ONE + "/suspend")
    Mono<ResponseEntity<AppPasswordView>> suspend(
            Caller caller,
            @PathVariable String accountId,
            @PathVariable String appPasswordId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable Why why) {
        String reason = Why.of(why);
        return changeable(caller, headers, accountId, appPasswordId)
                .flatMap(found -> lifecycle.suspend(found, reason, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** Not for the owner: whoever took over the account could undo what was done against it. */
    @PostMapping(ONE + "/resume")
    Mono<ResponseEntity<AppPasswordView>> resume(
            Caller caller,
            @PathVariable String accountId,
            @PathVariable String appPasswordId,
            @RequestHeader HttpHeaders headers) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK);
        return changeable(caller, headers, accountId, appPasswordId)
                .flatMap(found -> lifecycle.resume(found, caller.actor()))
                .map(AppPasswordApi::moved);
    }

    /** 201 with the successor and its secret; the old one works on until it retires. */
    @PostMapping(ONE + "/rotate")
    Mono<ResponseEntity<AppPasswordView>> rotate(
            Caller caller,
            @PathVariable String accountId,
            @PathVariable String appPasswordId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable RotationRequest request) {
        RotationRequest wanted = request == null ? RotationRequest.AS_USUAL : request;
        return changeable(caller, headers, accountId, appPasswordId)
                .flatMap(found -> entitlement
                        .toRotate(caller, found.account())
                        .flatMap(limits -> lifecycle.rotate(found, wanted, limits, caller.actor())))
                .map(AppPasswordApi::issued);
    }

    /** The answer to a change: whether it has been published is in its status and its header. */
    static ResponseEntity<AppPasswordView> moved(AppPasswordView view) {
        return answer(PublishedResponse.of(Boolean.TRUE.equals(view.published()), HttpStatus.OK), view);
    }

    private static ResponseEntity<AppPasswordView> answer(ResponseEntity.BodyBuilder answer, AppPasswordView view) {
        return answer.eTag(EntityTags.of(view.version())).body(view);
    }

    /** Why something is done, in the words of whoever does it. */
    record Why(@Nullable String reason) {
        static @Nullable String of(@Nullable Why why) {
            return why == null ? null : why.checked();
        }

        private @Nullable String checked() {
            if (reason != null && (reason.length() > 500 || !ShownText.isFit(reason))) {
                throw ProblemException.badField("reason", reason, "at most 500 characters, " + ShownText.EXPECTED);
            }
            return reason;
        }
    }
}
