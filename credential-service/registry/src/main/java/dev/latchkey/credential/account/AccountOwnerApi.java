package dev.latchkey.credential.account;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets administrators make an account nobody's: its owner has become another at the identity provider. */
@ManagementRole
@RestController
class AccountOwnerApi {
    private final AccountBindings bindings;

    AccountOwnerApi(AccountBindings bindings) {
        this.bindings = bindings;
    }

    @DeleteMapping("/v1/accounts/{accountId}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> release(Caller caller, @PathVariable String accountId) {
        caller.mustBe(Role.ADMIN);
        return bindings.byId(caller.tenant(), accountId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("account", accountId)))
                .flatMap(found -> bindings.release(found, caller.actor()));
    }
}
