package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * How many app passwords an account may have. Whoever is about to issue one reserves its id in the account's ledger
 * first, under a number that everybody else who does so at the same time would have to take too: the ledger is read
 * before the app passwords are counted, so one that is being issued is seen in the one or among the others. One that
 * has a successor counts no more.
 */
final class AppPasswordQuota {
    private static final RetryPolicy OVERTAKEN =
            RetryPolicy.backingOff(500, Duration.ofMillis(2), Duration.ofMillis(50));
    /** An issue that has not come about by then never will. */
    private static final Duration RESERVED_FOR = Duration.ofMinutes(1);

    private static final String NUMBER = "number";
    private static final String RESERVED = "reserved";

    private final MongoCollection<Document> ledgers;
    private final AppPasswords passwords;
    private final int atMost;

    AppPasswordQuota(MongoCollection<Document> ledgers, AppPasswords passwords, int atMost) {
        this.ledgers = ledgers;
        this.passwords = passwords;
        this.atMost = atMost;
    }

    /** Fails with a 409 problem where the account has as many as it may have. */
    Mono<Void> reserve(Account account, String id, Instant now) {
        return Mono.defer(() -> tryToReserve(account, id, now))
                .retryWhen(OVERTAKEN.of(
                        ConcurrentChangeException.class,
                        last -> ProblemException.unavailable("Too many app passwords are being issued at once.")));
    }

    private Mono<Void> tryToReserve(Account account, String id, Instant now) {
        return ledger(account)
                .flatMap(ledger -> passwords
                        .ofAccount(account.tenant(), account.id())
                        .collectList()
                        .flatMap(all -> reserve(ledger, all, id, now)));
    }

    private Mono<Document> ledger(Account account) {
        Document none =
                new Document("_id", account.identity()).append(NUMBER, 0L).append(RESERVED, List.of());
        return Mono.from(ledgers.find(new Document("_id", account.identity())).first())
                .defaultIfEmpty(none);
    }

    private Mono<Void> reserve(Document ledger, List<AppPassword> all, String id, Instant now) {
        List<Document> reserved = new ArrayList<>(outstanding(ledger, all, now));
        long counting = all.stream()
                .filter(each -> each.livesAt(now) && each.succession() == null)
                .count();
        if (counting + reserved.size() >= atMost) {
            return Mono.error(ProblemException.conflict(
                    "The account has " + atMost + " app passwords, as many as it may have: revoke one first."));
        }
        reserved.add(new Document("id", id).append("at", Date.from(now)));
        Document next = new Document("_id", ledger.get("_id"))
                .append(NUMBER, StoredNumbers.longOf(ledger, NUMBER) + 1)
                .append(RESERVED, reserved);
        return write(ledger, next);
    }

    /** What is about to be issued; what is there already is counted there. */
    private static List<Document> outstanding(Document ledger, List<AppPassword> all, Instant now) {
        Set<String> there = all.stream().map(AppPassword::id).collect(Collectors.toSet());
        return ledger.getList(RESERVED, Document.class).stream()
                .filter(each -> !there.contains(each.getString("id")))
                .filter(each -> each.getDate("at").toInstant().isAfter(now.minus(RESERVED_FOR)))
                .toList();
    }

    private Mono<Void> write(Document before, Document after) {
        if (StoredNumbers.longOf(before, NUMBER) == 0) {
            return Mono.from(ledgers.insertOne(after))
                    .onErrorMap(DuplicateKey::is, faster -> new ConcurrentChangeException())
                    .then();
        }
        Document same = new Document("_id", before.get("_id")).append(NUMBER, StoredNumbers.longOf(before, NUMBER));
        return Mono.from(ledgers.replaceOne(same, after))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(ConcurrentChangeException::new))
                .then();
    }
}
