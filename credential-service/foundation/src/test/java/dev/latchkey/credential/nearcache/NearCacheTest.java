package dev.latchkey.credential.nearcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class NearCacheTest {
    record Thing(String id, long version) implements Versioned {
        @Override
        public String identity() {
            return "thing/" + id;
        }

        @Override
        public int bytes() {
            return 100;
        }
    }

    private boolean fresh = true;
    private final MemoryBudget budget = new MemoryBudget(1L << 30, new SimpleMeterRegistry());
    private final StreamFreshness freshness = new StreamFreshness(Duration.ofSeconds(5), 1 << 20);
    private final Map<String, Thing> database = new HashMap<>(Map.of("a", new Thing("a", 1)));
    private final List<String> reads = new ArrayList<>();
    private final NearCache<String, Thing> cache =
            new NearCache<>(freshness, budget, MemoryShare.ACCOUNTS, HeapBytes::of, this::read);

    NearCacheTest() {
        freshness.watch(age -> fresh);
    }

    private Mono<Thing> read(String key) {
        reads.add(key);
        return Mono.justOrEmpty(database.get(key));
    }

    private Optional<Thing> get(String key) {
        return cache.get(key).blockOptional().orElseThrow();
    }

    @Test
    void remembersWhatItHasRead() {
        assertThat(get("a")).contains(new Thing("a", 1));
        assertThat(get("a")).contains(new Thing("a", 1));
        assertThat(cache.ifTrusted("a")).isEqualTo(new Thing("a", 1));
        assertThat(reads).containsExactly("a");
    }

    @Test
    void doesNotRememberWhatIsNotThere() {
        assertThat(get("b")).isEmpty();
        database.put("b", new Thing("b", 1));
        assertThat(get("b")).contains(new Thing("b", 1));
    }

    @Test
    void readsAgainWhatHasChanged() {
        get("a");
        database.put("a", new Thing("a", 2));
        freshness.changed("thing/a", 2);
        assertThat(cache.ifTrusted("a")).isNull();
        assertThat(get("a")).contains(new Thing("a", 2));
        assertThat(cache.ifTrusted("a")).isEqualTo(new Thing("a", 2));
    }

    @Test
    void isNotConfusedByOldNews() {
        database.put("a", new Thing("a", 5));
        get("a");
        freshness.changed("thing/a", 5);
        freshness.changed("thing/a", 3);
        assertThat(cache.ifTrusted("a")).isEqualTo(new Thing("a", 5));
    }

    @Test
    void trustsTheDatabaseAloneWhileBlind() {
        get("a");
        fresh = false;
        assertThat(cache.ifTrusted("a")).isNull();
        get("a");
        get("a");
        assertThat(reads).hasSize(3);
        fresh = true;
        assertThat(cache.ifTrusted("a")).isNotNull();
    }

    @Test
    void doesNotRememberWhatItReadWhileBlind() {
        fresh = false;
        get("a");
        fresh = true;
        assertThat(cache.ifTrusted("a")).isNull();
    }

    @Test
    void doesNotTrustWhatWasReadBeforeAChangeThatWasHeardOfMeanwhile() {
        Sinks.One<Thing> slow = Sinks.one();
        NearCache<String, Thing> slowly =
                new NearCache<>(freshness, budget, MemoryShare.ACCOUNTS, HeapBytes::of, key -> slow.asMono());
        List<Optional<Thing>> answers = new ArrayList<>();
        slowly.load("a").subscribe(answers::add);
        freshness.changed("thing/a", 2);
        slow.tryEmitValue(new Thing("a", 1)).orThrow();
        assertThat(answers).containsExactly(Optional.of(new Thing("a", 1)));
        assertThat(slowly.ifTrusted("a")).isNull();
    }

    @Test
    void trustsNothingItReadBeforeItLostTrack() {
        Sinks.One<Thing> slow = Sinks.one();
        NearCache<String, Thing> slowly =
                new NearCache<>(freshness, budget, MemoryShare.ACCOUNTS, HeapBytes::of, key -> slow.asMono());
        slowly.load("a").subscribe();
        get("a");
        freshness.lostTrack();
        slow.tryEmitValue(new Thing("a", 1)).orThrow();
        assertThat(cache.ifTrusted("a")).isNull();
        assertThat(slowly.ifTrusted("a")).as("its reading had begun before").isNull();
        get("a");
        assertThat(cache.ifTrusted("a")).isNotNull();
    }

    @Test
    void trustsWhatItRemembersHoweverMuchComesAbout() {
        StreamFreshness small = new StreamFreshness(Duration.ofSeconds(5), 3 * 400);
        small.watch(age -> true);
        NearCache<String, Thing> crowded =
                new NearCache<>(small, budget, MemoryShare.ACCOUNTS, HeapBytes::of, this::read);
        crowded.load("a").block();
        for (int i = 0; i < 1_000; i++) {
            small.changed("thing/imported-" + i, 1);
        }
        assertThat(crowded.ifTrusted("a")).isEqualTo(new Thing("a", 1));
        assertThat(small.bytes()).isZero();
    }

    @Test
    void trustsNothingWhenThereIsNoRoomForAnotherNote() {
        StreamFreshness small = new StreamFreshness(Duration.ofSeconds(5), 3 * 400);
        small.watch(age -> true);
        NearCache<String, Thing> crowded =
                new NearCache<>(small, budget, MemoryShare.ACCOUNTS, HeapBytes::of, this::read);
        crowded.load("a").block();
        database.put("a", new Thing("a", 2));
        small.changed("thing/a", 2);
        for (int i = 0; i < 20; i++) {
            small.changed("thing/other-" + i, 2);
        }
        assertThat(crowded.ifTrusted("a")).as("its note is gone").isNull();
        assertThat(crowded.get("a").block()).contains(new Thing("a", 2));
        assertThat(crowded.ifTrusted("a")).isEqualTo(new Thing("a", 2));
    }

    @Test
    void isStaleAsLongAsAnyStreamIs() {
        assertThat(freshness.stale()).isFalse();
        freshness.watch(age -> age.toSeconds() != 5);
        assertThat(freshness.stale()).isTrue();
    }

    @Test
    void isBlindWithoutAnyStream() {
        assertThat(new StreamFreshness(Duration.ofSeconds(5), 1 << 20).stale()).isTrue();
    }
}
