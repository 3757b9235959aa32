package dev.latchkey.credential.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.existence.Existences;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.frontdoor.KeyedDoor;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.verification.FrontDoorAuthenticator.DoorAuthentication;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class FrontDoorAuthenticatorTest {
    private static final IpAddress PEER = IpAddress.parse("192.0.2.1");
    private static final FrontDoor DOOR = new FrontDoor(
            "mx",
            "Mail",
            Set.of("imap"),
            List.of("mail"),
            List.of(Cidr.parse("192.0.2.0/24")),
            List.of(),
            Set.of(),
            Map.of(),
            false,
            1);

    private final List<String> reads = new ArrayList<>();
    private Mono<KeyedDoor> database = Mono.just(new KeyedDoor(DOOR, null));
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final FrontDoorAuthenticator authenticator = authenticator(Existence.unknown(), Duration.ofMinutes(1));

    private FrontDoorAuthenticator authenticator(Existence existence, Duration patience) {
        StreamFreshness freshness = new StreamFreshness(Duration.ofSeconds(5), 1 << 20);
        freshness.watch(age -> true);
        return new FrontDoorAuthenticator(
                new NearCache<>(
                        freshness,
                        new MemoryBudget(1L << 30, new SimpleMeterRegistry()),
                        MemoryShare.FRONT_DOORS,
                        HeapBytes::of,
                        key -> {
                            reads.add(key);
                            return database;
                        }),
                new ReadThrough(patience),
                existence,
                () -> now);
    }

    @Test
    void knowsADoorByItsKeyAndRemembersIt() {
        DoorAuthentication known = new DoorAuthentication.Authenticated(DOOR);
        assertThat(authenticator.identify("key", PEER)).isCompletedWithValue(known);
        assertThat(authenticator.identify("key", PEER)).isCompletedWithValue(known);
        assertThat(reads).containsExactly("key");
    }

    @Test
    void tellsAKeyThatCallsFromElsewhere() {
        DoorAuthentication elsewhere = new DoorAuthentication.WrongSource(DOOR);
        IpAddress other = IpAddress.parse("198.51.100.1");
        assertThat(authenticator.identify("key", other)).isCompletedWithValue(elsewhere);
        assertThat(authenticator.identify("key", other)).isCompletedWithValue(elsewhere);
    }

    /** Also where it is remembered from before, and although nothing tells that the time is over. */
    @Test
    void knowsAFormerKeyUntilItsTimeIsOverAndNoLonger() {
        Instant end = now.plusSeconds(60);
        database = Mono.just(new KeyedDoor(DOOR, end));
        now = end.minusMillis(1);
        assertThat(authenticator.identify("key", PEER))
                .isCompletedWithValue(new DoorAuthentication.Authenticated(DOOR));
        now = end;
        assertThat(authenticator.identify("key", PEER)).isCompletedWithValue(new DoorAuthentication.RotatedOut(DOOR));
        assertThat(reads).containsExactly("key");
        FrontDoorAuthenticator restarted = authenticator(Existence.unknown(), Duration.ofMinutes(1));
        assertThat(restarted.identify("key", PEER)).isCompletedWithValue(new DoorAuthentication.RotatedOut(DOOR));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void readsNothingForNoKey(String key) {
        assertThat(authenticator.identify(key, PEER)).isCompletedWithValue(new DoorAuthentication.Unknown());
        assertThat(reads).isEmpty();
    }

    @Test
    void knowsNobodyByAKeyThatIsNobodys() {
        database = Mono.empty();
        assertThat(authenticator.identify("key", PEER)).isCompletedWithValue(new DoorAuthentication.Unknown());
    }

    @Test
    void readsNothingForAKeyThatIsNobodys() {
        Existence existence =
                new Existences().doorKey(FrontDoors.keyHash("key")).read();
        FrontDoorAuthenticator knowing = authenticator(existence, Duration.ofMinutes(1));
        assertThat(knowing.identify("other", PEER)).isCompletedWithValue(new DoorAuthentication.Unknown());
        assertThat(reads).isEmpty();
        assertThat(knowing.identify("key", PEER)).isCompletedWithValue(new DoorAuthentication.Authenticated(DOOR));
    }

    @Test
    void givesUpInTime() {
        database = Mono.never();
        assertThat(authenticator(Existence.unknown(), Duration.ofMillis(20)).identify("key", PEER))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withRootCauseInstanceOf(TimeoutException.class);
    }
}
