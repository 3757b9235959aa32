package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.validation.ProtocolFields;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accounts, for the tenant's administrators and help desk; the own one for its owner. */
@ManagementRole
@RestController
class AccountApi {
    private static final String ALL = "/v1/accounts";
    private static final String ONE = ALL + "/{accountId}";

    private final Accounts accounts;
    private final OwnAccounts own;
    private final AccountRegistration registration;
    private final EventIds ids;

    AccountApi(Accounts accounts, OwnAccounts own, AccountRegistration registration, EventIds ids) {
        this.accounts = accounts;
        this.own = own;
        this.registration = registration;
        this.ids = ids;
    }

    @PostMapping(ALL)
    Mono<ResponseEntity<Account>> register(Caller caller, @RequestBody AccountRequest request) {
        caller.mustBe(Role.ADMIN);
        return registration
                .register(request.toAccount(caller.tenant(), ids.next().toString()), caller.actor())
                .map(account -> answer(HttpStatus.CREATED, account));
    }

    @GetMapping(ALL)
    Mono<Page<Account>> find(Caller caller, @RequestParam(required = false) @Nullable String login, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR, Role.ANALYST);
        return login == null
                ? accounts.page(caller.tenant(), page)
                : byLogin(caller, login).map(List::of).defaultIfEmpty(List.of()).map(Page::whole);
    }

    private Mono<Account> byLogin(Caller caller, String login) {
        return Mono.justOrEmpty(LoginName.read(login)).flatMap(name -> accounts.byName(caller.tenant(), name.value()));
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<Account>> one(Caller caller, @PathVariable String accountId) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR, Role.ANALYST);
        return accounts.byId(caller.tenant(), accountId).map(account -> answer(HttpStatus.OK, account));
    }

    @GetMapping("/v1/me")
    Mono<ResponseEntity<Account>> own(Caller caller) {
        return own.of(caller)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.notFound("account that is bound to", caller.subject())))
                .map(account -> answer(HttpStatus.OK, account));
    }

    @PatchMapping(ONE)
    Mono<ResponseEntity<Account>> change(
            Caller caller,
            @PathVariable String accountId,
            @RequestHeader HttpHeaders headers,
            @RequestBody Change change) {
        caller.mustBe(Role.ADMIN);
        return registration
                .mustLeadHere(caller.tenant(), change.checked().names())
                .then(Mono.defer(() -> accounts.change(
                        caller.tenant(), accountId, IfMatch.optional(headers), change::applyTo, caller.actor())))
                .map(account -> answer(HttpStatus.OK, account));
    }

    private static ResponseEntity<Account> answer(HttpStatus status, Account account) {
        return ResponseEntity.status(status)
                .eTag(EntityTags.of(account.version()))
                .body(account);
    }

    /** What is absent stays as it is. */
    record Change(
            @Nullable AccountState state,
            @Nullable Set<String> legacyDisabledFor,
            @Nullable Set<String> aliases) {
        Change checked() {
            RequestFields fields = new RequestFields();
            ProtocolFields.names(fields, "legacyDisabledFor", legacyDisabledFor);
            AccountRequest.aliases(fields, aliases);
            fields.allRight();
            return this;
        }

        Set<String> names() {
            return AccountRequest.aliases(new RequestFields(), aliases);
        }

        Account applyTo(Account before) {
            return new Account(
                            before.tenant(),
                            before.id(),
                            before.login(),
                            before.displayName(),
                            before.email(),
                            state == null ? before.state() : state,
                            legacyDisabledFor == null ? before.legacyDisabledFor() : legacyDisabledFor,
                            before.version() + 1)
                    .with(aliases == null ? before.aliases() : names());
        }
    }
}
