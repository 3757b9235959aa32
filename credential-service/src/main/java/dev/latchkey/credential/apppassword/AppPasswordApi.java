package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.field.Fields;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** App passwords of one account, for its owner, the help desk and the administrators. */
@RestController
class AppPasswordApi {
    private static final String OF_ACCOUNT = "/v1/accounts/{account}/app-passwords";

    private final AppPasswordDesk desk;
    private final Accounts accounts;

    AppPasswordApi(AppPasswordDesk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @PostMapping(OF_ACCOUNT)
    Mono<ResponseEntity<AppPasswordView>> issue(
            Caller caller, @PathVariable String account, @RequestBody IssueRequest request) {
        return reachable(caller, account, Role.ADMIN)
                .flatMap(found -> desk.issue(found, request, caller.actor()))
                .map(issued -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(issued));
    }

    @GetMapping(OF_ACCOUNT)
    Flux<AppPasswordView> list(Caller caller, @PathVariable String account) {
        return reachable(caller, account, Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR)
                .flatMapMany(desk::list);
    }

    /** 200 promises that no replica lets it in any more; 202 that it is revoked, and every replica will be told. */
    @PostMapping(OF_ACCOUNT + "/{id}/revoke")
    Mono<ResponseEntity<AppPasswordView>> revoke(
            Caller caller,
            @PathVariable String account,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Revocation revocation) {
        String reason = revocation == null ? null : revocation.checked();
        return reachable(caller, account, Role.ADMIN, Role.HELPDESK)
                .flatMap(found -> desk.revoke(found, id, reason, caller.actor()))
                .map(revoked -> ResponseEntity.status(
                                Boolean.TRUE.equals(revoked.onRecord()) ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .body(revoked));
    }

    /** The account, where it is the caller's own or one of the roles reaches it; otherwise there is none. */
    private Mono<Account> reachable(Caller caller, String id, Role... roles) {
        return accounts.byId(caller.tenant(), id)
                .filter(account -> caller.is(roles) || isOwn(caller, account))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("account", id)));
    }

    private static boolean isOwn(Caller caller, Account account) {
        return caller.is(Role.OWNER)
                && caller.login() != null
                && LoginName.read(caller.login())
                        .filter(own -> own.value().equals(account.login()))
                        .isPresent();
    }

    record Revocation(@Nullable String reason) {
        @Nullable
        String checked() {
            if (reason != null && (reason.length() > 500 || !Fields.isText(reason))) {
                throw ProblemException.badField("reason", reason, "at most 500 characters, no control characters");
            }
            return reason;
        }
    }
}
