package dev.latchkey.credential.reaction;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes word of what happened to an account elsewhere: from its directory, or from an administrator. */
@ManagementRole
@RestController
class SignalApi {
    private final Accounts accounts;
    private final ReactToSignal reactions;

    SignalApi(Accounts accounts, ReactToSignal reactions) {
        this.accounts = accounts;
        this.reactions = reactions;
    }

    @PostMapping("/v1/accounts/{accountId}/signals")
    Mono<ReactionOutcome> take(Caller caller, @PathVariable String accountId, @RequestBody Word word) {
        caller.mustBe(Role.ADMIN, Role.DIRECTORY);
        AccountSignal signal = word.checked();
        return accounts.byId(caller.tenant(), accountId)
                .flatMap(found ->
                        reactions.toAccount(found.tenant(), found.id(), signal, word.reason(), caller.actor()));
    }

    /**
     * What happened.
     *
     * @param reason more about it, in the words of whoever tells
     */
    record Word(@Nullable AccountSignal signal, @Nullable String reason) {
        AccountSignal checked() {
            RequestFields fields = new RequestFields();
            if (signal == null) {
                fields.wrong(
                        "signal", "nothing", "mainPasswordChanged, mfaReset, roleChanged, accountDisabled or highRisk");
            }
            if (reason != null) {
                fields.text("reason", reason, 400);
            }
            fields.allRight();
            return signal == null ? AccountSignal.HIGH_RISK : signal;
        }
    }
}
