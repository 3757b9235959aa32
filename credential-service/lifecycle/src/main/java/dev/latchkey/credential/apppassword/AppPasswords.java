package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DocumentJoin;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The app passwords, in MongoDB, to be read; every query names the tenant. {@link AppPasswordChanges} writes them,
 * {@link StoredVerifiers} keeps what they are recognised by.
 */
public final class AppPasswords {
    /** The order of the index of an account. */
    static final PageOrder OLDEST_FIRST = PageOrder.oldestFirst(AppPasswordDocument.ISSUED_AT);

    /** Joins by it lead to what has the same id as an app password. */
    public static final String IDENTITY = "_id";

    /** Joins by it lead to the tenant of an app password. */
    public static final String TENANT = "tenant";

    /** Joins by it lead to the account of an app password. */
    public static final String OWNER = "owner";

    private static final int STEP = 500;

    private final MongoCollection<Document> collection;

    AppPasswords(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The app password that a secret's verifier belongs to; the tenant is part of what the verifier is made of. */
    public Mono<AppPassword> byVerifier(String tenant, String verifier) {
        return first(new Document(AppPasswordDocument.VERIFIER, verifier))
                .filter(found -> found.tenant().equals(tenant));
    }

    /**
     * The app password that is kept under one of these verifiers of a secret, and what is read along with it; the tenant is part
     * of what they are made of.
     *
     * @param joins by {@link #IDENTITY}, {@link #TENANT} or {@link #OWNER}
     */
    public Mono<JoinedAppPassword> byVerifiers(
            String tenant, Collection<String> verifiers, List<DocumentJoin<?>> joins) {
        Document wanted = new Document(AppPasswordDocument.VERIFIER, new Document("$in", List.copyOf(verifiers)));
        Document owner = new Document(OWNER, new Document("$concat", List.of("$tenant", "/", "$account")));
        List<Document> stages =
                new ArrayList<>(List.of(new Document("$match", wanted), new Document("$addFields", owner)));
        joins.forEach(each -> stages.add(each.stage()));
        return Flux.from(collection.aggregate(stages))
                .map(JoinedAppPassword::new)
                .filter(found -> found.password().tenant().equals(tenant))
                .next();
    }

    /** One of an account; fails with a 404 problem where it has none of that id. */
    Mono<AppPassword> byId(String tenant, String account, String id) {
        return ofTenant(tenant, id)
                .filter(found -> found.account().equals(account))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("app password", id)));
    }

    /** The app password of that id, whosever account it is in the tenant. */
    public Mono<AppPassword> ofTenant(String tenant, String id) {
        return first(new Document("_id", AppPassword.identity(tenant, id)));
    }

    /** All of an account, oldest first. */
    public Flux<AppPassword> ofAccount(String tenant, String account) {
        Document owner = new Document("tenant", tenant).append("account", account);
        return Flux.from(collection.find(owner).sort(OLDEST_FIRST.sort())).map(AppPasswordDocument::read);
    }

    /** Those of an account, oldest first. */
    Mono<Page<AppPassword>> page(String tenant, String account, PageRequest request) {
        return OLDEST_FIRST.read(
                collection,
                new Document("tenant", tenant).append("account", account),
                request,
                AppPasswordDocument::read);
    }

    /**
     * All of a tenant in the order of their ids. Read by steps, none before somebody wants it: whoever takes them may be slow,
     * and there may be more than fit into memory.
     */
    Flux<AppPassword> ofTenant(String tenant) {
        return step(tenant, AppPassword.identity(tenant, ""))
                .expand(step -> step.size() < STEP
                        ? Mono.empty()
                        : step(
                                tenant,
                                AppPassword.identity(tenant, step.getLast().id())))
                .concatMapIterable(step -> step, 1);
    }

    /** By identity: the index of {@code _id} has them in order. */
    private Mono<List<AppPassword>> step(String tenant, String behind) {
        Document range = new Document("$gt", behind).append("$lt", AppPassword.identity(tenant, "\uFFFF"));
        return Flux.from(collection
                        .find(new Document("_id", range))
                        .sort(new Document("_id", 1))
                        .limit(STEP))
                .map(AppPasswordDocument::read)
                .collectList();
    }

    private Mono<AppPassword> first(Document wanted) {
        return Mono.from(collection.find(wanted).first()).map(AppPasswordDocument::read);
    }
}
