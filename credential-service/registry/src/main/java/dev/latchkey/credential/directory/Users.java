package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.account.ProvisioningResult;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ListSearch;
import dev.latchkey.credential.directory.scim.ResourceVersions;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.security.Caller;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds and changes the users of the caller's tenant. */
final class Users {
    private static final int TRIES = 5;

    private final ProvisionedAccounts accounts;
    private final Tenants tenants;
    private final TenantAliases aliases;
    private final EventIds ids;

    Users(ProvisionedAccounts accounts, Tenants tenants, EventIds ids) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.aliases = new TenantAliases(tenants);
        this.ids = ids;
    }

    Mono<ProvisionedAccount> one(String tenant, String id) {
        return find(tenant, id).switchIfEmpty(Mono.error(() -> ScimProblem.notFound("user", id)));
    }

    Mono<ProvisionedAccount> find(String tenant, String id) {
        return accounts.byId(tenant, id);
    }

    /** A page; {@code view} shows a user. */
    Mono<ListPage> find(String tenant, ListQuery query, Function<ProvisionedAccount, Mono<ObjectNode>> view) {
        if (query.filter().isEmpty() && query.sort().isEmpty()) {
            return accounts.count(tenant).flatMap(total -> page(tenant, ListPage.given(query, total), query, view));
        }
        return ListSearch.page(
                query,
                candidates(tenant, query).concatMap(view),
                id -> accounts.byId(tenant, id).flatMap(view));
    }

    private Mono<ListPage> page(
            String tenant, ListPage page, ListQuery query, Function<ProvisionedAccount, Mono<ObjectNode>> view) {
        return query.count() == 0
                ? Mono.just(page)
                : accounts.some(tenant, query.skipped(), query.count())
                        .concatMap(view)
                        .reduce(page, ListPage::add);
    }

    /** What may match: one look-up where the filter demands something unique, else all there are. */
    Flux<ProvisionedAccount> candidates(String tenant, ListQuery query) {
        Optional<String> id = query.demanded("id");
        if (id.isPresent()) {
            return accounts.byId(tenant, id.get()).flux();
        }
        Optional<String> userName = query.demanded("userName");
        if (userName.isPresent()) {
            return Mono.justOrEmpty(LoginName.read(userName.get()))
                    .flatMap(login -> accounts.byLogin(tenant, login.value()))
                    .flux();
        }
        return query.demanded("externalId")
                .map(externalId -> accounts.byExternalId(tenant, externalId).flux())
                .orElseGet(() -> accounts.all(tenant));
    }

    /** A new user; or one who was switched off and comes back under the same {@code externalId}: they are the same person. */
    Mono<ProvisionedAccount> create(Caller caller, UserRequest wanted) {
        ProvisionedAccount user =
                ScimUserMapping.create(caller.tenant(), ids.next().toString(), wanted);
        return mustLeadHere(caller.tenant(), wanted.login())
                .then(Mono.defer(() -> aliases.ofTenant(user)))
                .flatMap(known -> accounts.register(known, caller.actor()))
                .flatMap(outcome -> switch (outcome) {
                    case ProvisioningResult.Written written -> Mono.just(written.account());
                    case ProvisioningResult.Taken taken ->
                        comeBack(caller, wanted).switchIfEmpty(Mono.error(() -> taken(user)));
                    case ProvisioningResult.Overtaken overtaken -> Mono.error(ScimProblem::overtaken);
                });
    }

    /** Empty where nobody who was switched off is called so. */
    private Mono<ProvisionedAccount> comeBack(Caller caller, UserRequest wanted) {
        return Mono.justOrEmpty(wanted.externalId())
                .flatMap(externalId -> accounts.byExternalId(caller.tenant(), externalId))
                .filter(Users::isSwitchedOff)
                .flatMap(found -> change(
                        caller,
                        found.account().id(),
                        ResourceVersions.any(),
                        before -> isSwitchedOff(before) ? ScimUserMapping.comeBack(before, wanted) : before));
    }

    private static boolean isSwitchedOff(ProvisionedAccount user) {
        return user.account().state() == AccountState.DISABLED;
    }

    private Mono<Void> mustLeadHere(String tenant, LoginName login) {
        return tenants.leadsTo(tenant, login.domain())
                .filter(leadsHere -> leadsHere)
                .switchIfEmpty(Mono.error(() -> ScimProblem.invalidValue(
                        "userName", login.value(), "a login whose domain is registered for this tenant")))
                .then();
    }

    private static ScimProblem taken(ProvisionedAccount wanted) {
        String externalId = wanted.profile().externalId();
        return ScimProblem.uniqueness("Another user has the userName "
                + String.join(", or the address ", wanted.account().names())
                + (externalId == null ? "" : ", or the externalId " + externalId) + " already.");
    }

    /** Changes a user; {@code change} is asked again where somebody else was faster. */
    Mono<ProvisionedAccount> change(
            Caller caller, String id, ResourceVersions versions, UnaryOperator<ProvisionedAccount> change) {
        return change(caller, id, versions, change, TRIES);
    }

    private Mono<ProvisionedAccount> change(
            Caller caller, String id, ResourceVersions versions, UnaryOperator<ProvisionedAccount> change, int left) {
        return one(caller.tenant(), id).flatMap(before -> {
            versions.mustMatch(before.account().version());
            return aliases.ofTenant(change.apply(before))
                    .flatMap(after -> ScimUserMapping.isSame(before, after)
                            ? Mono.just(before)
                            : mayBeCalled(before, after)
                                    .then(Mono.defer(() -> accounts.replace(before, after, caller.actor())))
                                    .flatMap(outcome -> switch (outcome) {
                                        case ProvisioningResult.Written written -> Mono.just(written.account());
                                        case ProvisioningResult.Taken taken -> Mono.error(taken(after));
                                        case ProvisioningResult.Overtaken overtaken ->
                                            left == 0
                                                    ? Mono.error(ScimProblem.overtaken())
                                                    : change(caller, id, versions, change, left - 1);
                                    }));
        });
    }

    private Mono<Void> mayBeCalled(ProvisionedAccount before, ProvisionedAccount after) {
        String login = after.account().login();
        return login.equals(before.account().login())
                ? Mono.empty()
                : mustLeadHere(before.account().tenant(), new LoginName(login));
    }
}
