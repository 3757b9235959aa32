package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pins an app password to networks: those that it was used from, or others. */
@RestController
@ManagementRole
class NetworkPinApi {
    private final PinToNetworks pinning;
    private final AuthorizedAccounts reachable;

    NetworkPinApi(PinToNetworks pinning, AuthorizedAccounts reachable) {
        this.pinning = pinning;
        this.reachable = reachable;
    }

    /** Its owner can pin it once; an administrator can do so again, to other networks. Answered as a revocation is. */
    @PostMapping("/v1/accounts/{accountId}/app-passwords/{appPasswordId}/pin")
    Mono<ResponseEntity<AppPasswordView>> pin(
            Caller caller,
            @PathVariable String accountId,
            @PathVariable String appPasswordId,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) PinToNetworks.@Nullable Wanted wanted) {
        IfMatch seen = IfMatch.optional(headers);
        PinToNetworks.Wanted networks = wanted == null ? new PinToNetworks.Wanted(null) : wanted;
        return reachable
                .find(caller, accountId, Role.ADMIN)
                .flatMap(found -> pinning.pin(
                        new NamedAppPassword(found, appPasswordId, seen),
                        networks,
                        caller.is(Role.ADMIN),
                        caller.actor()))
                .map(AppPasswordApi::moved);
    }
}
