package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The accounts beside the users of an identity provider, without those that a directory has deleted. What is switched off
 * and on here is written as SCIM writes it, with the link in the same document.
 */
public final class LinkedAccounts {
    private static final int TRIES = 5;
    private static final List<String> NEEDED = List.of(
            "tenant", "id", "login", "state", AccountDocument.EXTERNAL_KEY, BindingDocument.OWNER, DirectoryLink.FIELD);

    private final MongoCollection<Document> collection;
    private final AccountWrites writes;
    private final Clock clock;

    LinkedAccounts(MongoCollection<Document> collection, AccountWrites writes, Clock clock) {
        this.collection = collection;
        this.writes = writes;
        this.clock = clock;
    }

    /** All of a tenant. */
    public Flux<LinkedAccount> all(String tenant) {
        Document those = new Document("tenant", tenant).append("deletedAt", null);
        Document needed = new Document();
        NEEDED.forEach(field -> needed.append(field, 1));
        return Flux.from(collection.find(those).projection(needed)).map(BindingDocument::readLinked);
    }

    /** Remembers which user it is. That is nobody else's business: nothing is told of it. */
    public Mono<Void> link(LinkedAccount seen, DirectoryLink link) {
        Document same = new Document("_id", Account.identity(seen.tenant(), seen.id())).append("deletedAt", null);
        Document set = new Document("$set", new Document(DirectoryLink.FIELD, link.write()));
        return Mono.from(collection.updateOne(same, set)).then();
    }

    /** Disables it because its user is switched off; whether that changed anything. */
    public Mono<Boolean> switchOff(LinkedAccount seen, String issuer, String user, Actor by) {
        DirectoryLink link = new DirectoryLink(issuer, user, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return change(seen, false, link, by, TRIES);
    }

    /** Enables it because its user is switched on again; whether that changed anything. */
    public Mono<Boolean> switchOn(LinkedAccount seen, String issuer, String user, Actor by) {
        return change(seen, true, DirectoryLink.seen(issuer, user), by, TRIES);
    }

    private Mono<Boolean> change(LinkedAccount seen, boolean active, DirectoryLink link, Actor by, int left) {
        Document exact = new Document("_id", Account.identity(seen.tenant(), seen.id()));
        return Mono.from(collection.find(exact).first())
                .filter(found -> !AccountDocument.isDeleted(found))
                .map(AccountDocument::readProvisioned)
                .filter(before -> Objects.equals(before.profile().externalId(), seen.externalId()))
                .filter(before -> state(before, active) != before.account().state())
                .flatMap(before -> writes.replace(before, changed(before, active), link, by))
                .flatMap(outcome -> switch (outcome) {
                    case ProvisioningResult.Written written -> Mono.just(true);
                    case ProvisioningResult.Taken taken -> Mono.just(false);
                    case ProvisioningResult.Overtaken overtaken ->
                        left == 0 ? Mono.just(false) : change(seen, active, link, by, left - 1);
                })
                .defaultIfEmpty(false);
    }

    private static ProvisionedAccount changed(ProvisionedAccount before, boolean active) {
        return new ProvisionedAccount(before.account().inState(state(before, active)), before.profile());
    }

    private static AccountState state(ProvisionedAccount before, boolean active) {
        return Account.stateWhere(active, before.account().state());
    }
}
