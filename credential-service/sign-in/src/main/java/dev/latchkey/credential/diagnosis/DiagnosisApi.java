package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why does it not work? For the owner of the account, and for those who help. */
@ManagementRole
@RestController
class DiagnosisApi {
    private final AuthorizedAccounts accounts;
    private final DiagnoseFailures diagnosis;

    DiagnosisApi(AuthorizedAccounts accounts, DiagnoseFailures diagnosis) {
        this.accounts = accounts;
        this.diagnosis = diagnosis;
    }

    @GetMapping("/v1/accounts/{accountId}/diagnosis")
    Mono<Diagnosis> ofAccount(Caller caller, @PathVariable String accountId) {
        return readable(caller, accountId).flatMap(diagnosis::of);
    }

    @GetMapping("/v1/accounts/{accountId}/app-passwords/{appPasswordId}/diagnosis")
    Mono<Diagnosis> ofDevice(Caller caller, @PathVariable String accountId, @PathVariable String appPasswordId) {
        return readable(caller, accountId).flatMap(found -> diagnosis.of(found, appPasswordId));
    }

    private Mono<Account> readable(Caller caller, String accountId) {
        return accounts.find(caller, accountId, Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }
}
