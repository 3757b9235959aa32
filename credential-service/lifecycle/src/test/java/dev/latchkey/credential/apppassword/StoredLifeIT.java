package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Changed;
import dev.latchkey.kit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.state.ActionChain;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What memory and the database say of the same app passwords is the same. */
class StoredLifeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static TestDatabase database;
    private static MongoClient client;

    private MongoCollection<Document> collection;

    @BeforeContainer
    static void start() {
        database = TestDatabase.start("life");
        client = MongoClients.create(database.connectionString());
    }

    @AfterContainer
    static void stop() {
        client.close();
        database.close();
    }

    @BeforeTry
    void empty() {
        collection = client.getDatabase(database.name()).getCollection("app_passwords");
        Mono.from(collection.deleteMany(new Document())).block(PATIENCE);
    }

    @Provide
    Arbitrary<ActionChain<LifeWalk>> walks() {
        return LifeWalks.ofSteps(40);
    }

    /** At every moment at which something ends by itself, just before and just after it. */
    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void criteriaHoldOfTheSame(@ForAll("walks") ActionChain<LifeWalk> walk) {
        LifeWalk walked = walk.run();
        walked.all().forEach(this::insert);
        moments(walked)
                .forEach(now -> criteria(now)
                        .forEach((name, criterion) -> assertThat(found(criterion))
                                .as("%s at %s", name, now)
                                .isEqualTo(expected(criterion, walked.all()))));
    }

    private static Stream<Instant> moments(LifeWalk walk) {
        return walk.all().stream()
                .flatMap(each -> Arrays.stream(Deadline.values()).map(deadline -> deadline.of(each)))
                .filter(Objects::nonNull)
                .flatMap(at -> Stream.of(at.minusMillis(1), at, at.plusMillis(1)))
                .distinct();
    }

    private static Map<String, DueCriterion> criteria(Instant now) {
        Instant soon = now.plus(Duration.ofHours(24));
        Map<String, DueCriterion> all = new LinkedHashMap<>();
        for (AppPasswordState each : AppPasswordState.values()) {
            all.put("is " + each, TimedTransition.inOneOf(Set.of(each), now));
        }
        all.put("is alive", DueCriteria.alive(now));
        all.put("expires", DueCriteria.expiresBefore(now, soon));
        all.put("retires", DueCriteria.retiresBefore(now, soon));
        all.put("not rotated", DueCriteria.unrotatedSince(now, now));
        all.put("not rotated lately", DueCriteria.unrotatedSince(now.minus(Duration.ofHours(24)), now));
        all.put("rotated", DueCriteria.rotated());
        all.put("not reminded", DueCriteria.notReminded(ReminderReason.EXPIRES));
        all.put("both", DueCriteria.alive(now).and(DueCriteria.notReminded(ReminderReason.ROTATION_OVERDUE)));
        all.put("of another tenant", DueCriteria.ofTenant("other"));
        return all;
    }

    private static Set<String> expected(DueCriterion criterion, List<AppPassword> all) {
        Set<String> ids = new HashSet<>();
        all.stream().filter(criterion::holdsOf).map(AppPassword::id).forEach(ids::add);
        return ids;
    }

    private Set<String> found(DueCriterion criterion) {
        return new HashSet<>(Flux.from(collection.find(criterion.query()))
                .map(each -> each.getString("id"))
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow());
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void changesAreWhatIsReadAfterThem(@ForAll("walks") ActionChain<LifeWalk> walk) {
        Set<String> there = new HashSet<>();
        for (Changed each : walk.run().changes()) {
            if (there.add(each.before().id())) {
                insert(each.before());
            }
            assertThat(update(each)).isEqualTo(1);
            assertThat(read(each.after().identity())).isEqualTo(each.after());
            assertThat(update(each)).as("of a version that is no more").isZero();
        }
    }

    private void insert(AppPassword password) {
        Mono.from(collection.insertOne(AppPasswordDocument.write(password))).block(PATIENCE);
    }

    private long update(Changed changed) {
        Document set = new Document("$set", AppPasswordDocument.difference(changed.before(), changed.after()));
        return Mono.from(collection.updateOne(AppPasswordDocument.sameVersion(changed.before()), set))
                .blockOptional(PATIENCE)
                .orElseThrow()
                .getMatchedCount();
    }

    private AppPassword read(String identity) {
        return Mono.from(collection.find(new Document("_id", identity)).first())
                .map(AppPasswordDocument::read)
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /** As it was written by earlier releases, which left out what was not there yet. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void readsWhatLacksFieldsThatAreEmpty(@ForAll("walks") ActionChain<LifeWalk> walk) {
        for (AppPassword each : walk.run().all()) {
            Document earlier = AppPasswordDocument.write(each);
            earlier.values().removeIf(Objects::isNull);
            if (each.reminded().isEmpty()) {
                earlier.remove(AppPasswordDocument.REMINDED);
            }
            Mono.from(collection.insertOne(earlier)).block(PATIENCE);
            assertThat(read(each.identity())).isEqualTo(each);
        }
    }
}
