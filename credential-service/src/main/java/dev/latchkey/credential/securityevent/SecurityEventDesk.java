package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.reaction.ReactionDesk;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does what follows from security events. Told twice, nothing more follows. */
final class SecurityEventDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEventDesk.class);

    private final SetVerifier verifier;
    private final HeardEvents heard;
    private final Accounts accounts;
    private final ProvisionedAccounts directory;
    private final ReactionDesk reactions;

    SecurityEventDesk(
            SetVerifier verifier,
            HeardEvents heard,
            Accounts accounts,
            ProvisionedAccounts directory,
            ReactionDesk reactions) {
        this.verifier = verifier;
        this.heard = heard;
        this.accounts = accounts;
        this.directory = directory;
        this.reactions = reactions;
    }

    /** Completes when everything has been done; fails as {@link SetVerifier#verify} does. */
    Mono<Void> take(Transmitter transmitter, String token) {
        return verifier.verify(transmitter, token)
                .filterWhen(told -> heard.isNew(transmitter, told.jti()))
                .flatMap(told -> Flux.fromIterable(told.events().entrySet())
                        .concatMap(event -> follow(transmitter, told, event.getKey(), event.getValue()))
                        // Last: what failed halfway is told again.
                        .then(Mono.defer(() -> heard.note(transmitter, told.jti()))));
    }

    private Mono<Void> follow(Transmitter transmitter, Told told, String type, Object given) {
        Map<?, ?> event = given instanceof Map<?, ?> map ? map : Map.of();
        Optional<Meaning> meaning = Meaning.of(type, event);
        tell(transmitter, told, type, meaning.isPresent());
        return Mono.justOrEmpty(meaning)
                .flatMap(known -> Mono.justOrEmpty(Subject.of(told.subId(), event))
                        .flatMap(subject -> account(transmitter.tenant(), subject))
                        .flatMap(account -> follow(transmitter, account, known, told.jti())));
    }

    private Mono<Account> account(String tenant, Subject subject) {
        return switch (subject) {
            case Subject.Login(String login) ->
                Mono.justOrEmpty(LoginName.read(login)).flatMap(name -> accounts.byLogin(tenant, name.value()));
            case Subject.External(String id) ->
                directory.byExternalId(tenant, id).map(ProvisionedAccount::account);
        };
    }

    private Mono<Void> follow(Transmitter transmitter, Account account, Meaning meaning, String jti) {
        return switch (meaning) {
            case Meaning.Disables() ->
                accounts.disable(account.tenant(), account.id(), transmitter.actor())
                        .then();
            case Meaning.Reacts(var signal) ->
                reactions
                        .toAccount(
                                account.tenant(),
                                account.id(),
                                signal,
                                "told by " + transmitter.id() + " (" + shortened(jti) + ")",
                                transmitter.actor())
                        .then();
        };
    }

    private static String shortened(String jti) {
        return jti.length() <= 100 ? jti : jti.substring(0, 100);
    }

    private static void tell(Transmitter transmitter, Told told, String type, boolean meant) {
        LOG.atInfo()
                .addKeyValue("transmitter", transmitter.id())
                .addKeyValue("tenant", transmitter.tenant())
                .addKeyValue("jti", told.jti())
                .addKeyValue("type", type)
                .addKeyValue("understood", meant)
                .log("security event heard");
    }
}
