package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts, for the tenant's administrators and help desk; the own one for its owner. */
@RestController
class AccountApi {
    private final Accounts accounts;
    private final AccountRegistration registration;
    private final EventIds ids;

    AccountApi(Accounts accounts, AccountRegistration registration, EventIds ids) {
        this.accounts = accounts;
        this.registration = registration;
        this.ids = ids;
    }

    @PostMapping("/v1/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Account> register(Caller caller, @RequestBody AccountRequest request) {
        caller.mustBe(Role.ADMIN);
        return registration.register(
                request.toAccount(caller.tenant(), ids.next().toString()), caller.actor());
    }

    @GetMapping("/v1/accounts")
    Flux<Account> find(
            Caller caller,
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false, defaultValue = "") String after) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR, Role.ANALYST);
        if (login == null) {
            return accounts.page(caller.tenant(), after);
        }
        return Mono.justOrEmpty(LoginName.read(login))
                .flatMap(name -> accounts.byLogin(caller.tenant(), name.value()))
                .flux();
    }

    @GetMapping("/v1/accounts/{id}")
    Mono<Account> one(Caller caller, @PathVariable String id) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.AUDITOR, Role.ANALYST);
        return accounts.byId(caller.tenant(), id);
    }

    @GetMapping("/v1/me")
    Mono<Account> own(Caller caller) {
        String login = String.valueOf(caller.login());
        return Mono.justOrEmpty(LoginName.read(login))
                .flatMap(name -> accounts.byLogin(caller.tenant(), name.value()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("account with the login", login)));
    }

    @PatchMapping("/v1/accounts/{id}")
    Mono<Account> change(Caller caller, @PathVariable String id, @RequestBody Change change) {
        caller.mustBe(Role.ADMIN);
        return accounts.change(caller.tenant(), id, change.checked()::applyTo, caller.actor());
    }

    /** What is absent stays as it is. */
    record Change(@Nullable AccountState state, @Nullable Set<String> legacyDisabledFor) {
        Change checked() {
            RequestFields fields = new RequestFields();
            fields.words("legacyDisabledFor", legacyDisabledFor);
            fields.allRight();
            return this;
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
                    before.version() + 1);
        }
    }
}
