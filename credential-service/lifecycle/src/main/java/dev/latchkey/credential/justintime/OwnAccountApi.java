package dev.latchkey.credential.justintime;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AccountRegistration;
import dev.latchkey.credential.account.OwnAccounts;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives owners an account of their own, where the rules of their tenant let them have it without an administrator. */
@ManagementRole
@RestController
class OwnAccountApi {
    private final OwnAccounts owned;
    private final AccountRegistration registration;
    private final TenantRulesStore tenantRules;
    private final EventIds ids;

    OwnAccountApi(OwnAccounts owned, AccountRegistration registration, TenantRulesStore tenantRules, EventIds ids) {
        this.owned = owned;
        this.registration = registration;
        this.tenantRules = tenantRules;
        this.ids = ids;
    }

    /** 201 with the account, 200 where there is one: also one that was disabled, or that a directory has deleted. */
    @PostMapping("/v1/me")
    Mono<ResponseEntity<Account>> own(Caller caller) {
        caller.mustBe(Role.OWNER);
        return owned.of(caller)
                .map(account -> answer(HttpStatus.OK, account))
                .switchIfEmpty(Mono.defer(() -> register(caller)).map(account -> answer(HttpStatus.CREATED, account)));
    }

    private static ResponseEntity<Account> answer(HttpStatus status, Account account) {
        return ResponseEntity.status(status)
                .eTag(EntityTags.of(account.version()))
                .body(account);
    }

    private Mono<Account> register(Caller caller) {
        LoginName login = caller.verifiedLogin()
                .flatMap(LoginName::read)
                .orElseThrow(() -> ProblemException.forbidden(
                        "The access token names no login that the identity provider vouches for."));
        String id = ids.next().toString();
        Account account = new Account(caller.tenant(), id, login.value(), null, null, AccountState.ACTIVE, Set.of(), 1);
        return tenantRules
                .rulesOf(caller.tenant())
                .filter(rules -> rules.justInTime())
                .switchIfEmpty(Mono.error(() -> ProblemException.forbidden(
                        "The rules of the tenant let accounts be registered by its directory and its"
                                + " administrators only.")))
                .flatMap(rules -> registration.register(account, caller.subject(), caller.actor()))
                .flatMap(registered -> owned.of(caller));
    }
}
