package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pins an app password to networks: those that it was used from, or others. */
@RestController
class PinApi {
    private final PinAppPassword pinning;
    private final AuthorizedAccounts reachable;

    PinApi(PinAppPassword pinning, AuthorizedAccounts reachable) {
        this.pinning = pinning;
        this.reachable = reachable;
    }

    /** Its owner can pin it once; an administrator can do so again, to other networks. Answered as a revocation is. */
    @PostMapping("/v1/accounts/{account}/app-passwords/{id}/pin")
    Mono<ResponseEntity<AppPasswordView>> pin(
            Caller caller,
            @PathVariable String account,
            @PathVariable String id,
            @RequestBody(required = false) PinAppPassword.@Nullable Wanted wanted) {
        PinAppPassword.Wanted networks = wanted == null ? new PinAppPassword.Wanted(null) : wanted;
        return reachable
                .find(caller, account, Role.ADMIN)
                .flatMap(found -> pinning.pin(found, id, networks, caller.is(Role.ADMIN), caller.actor()))
                .map(view -> ResponseEntity.status(
                                Boolean.TRUE.equals(view.onRecord()) ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .body(view));
    }
}
