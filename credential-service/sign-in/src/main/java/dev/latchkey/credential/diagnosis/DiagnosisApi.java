package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AuthorizedAccounts;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why does it not work? For the owner of the account, and for those who help. */
@RestController
class DiagnosisApi {
    private final AuthorizedAccounts accounts;
    private final DiagnoseFailures diagnosis;

    DiagnosisApi(AuthorizedAccounts accounts, DiagnoseFailures diagnosis) {
        this.accounts = accounts;
        this.diagnosis = diagnosis;
    }

    @GetMapping("/v1/accounts/{account}/diagnosis")
    Mono<Diagnosis> ofAccount(Caller caller, @PathVariable String account) {
        return readable(caller, account).flatMap(diagnosis::of);
    }

    @GetMapping("/v1/accounts/{account}/app-passwords/{id}/diagnosis")
    Mono<Diagnosis> ofDevice(Caller caller, @PathVariable String account, @PathVariable String id) {
        return readable(caller, account).flatMap(found -> diagnosis.of(found, id));
    }

    private Mono<Account> readable(Caller caller, String account) {
        return accounts.find(caller, account, Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }
}
