package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.credential.secret.VerifierKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ExistenceScanTest {
    private static final ExistenceEntry ANNA = ExistenceEntry.login("acme", "anna@acme.example");
    private static final ExistenceEntry BOB = ExistenceEntry.login("acme", "bob@acme.example");

    private final ExistenceIndex index = new ExistenceIndex();
    private final FakeExistenceSource database = new FakeExistenceSource();
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private boolean stale;
    private DataSize room = DataSize.ofMegabytes(1);

    private ExistenceScan scan() {
        database.entries.add(ANNA);
        return new ExistenceScan(
                index,
                database,
                new VerifierKeys(Map.of(1, new byte[32])),
                () -> stale,
                new ExistenceSettings(room, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    private boolean mayExist(ExistenceEntry entry) {
        return index.may(filter -> filter.mayContain(entry));
    }

    @Test
    void knowsAllThatThereIs() {
        ExistenceScan scan = scan();
        assertThat(mayExist(BOB)).as("before").isTrue();
        scan.whereDue().block();
        assertThat(mayExist(ANNA)).isTrue();
        assertThat(mayExist(BOB)).isFalse();
        scan.whereDue().block();
        assertThat(database.scans).isEqualTo(1);
    }

    @Test
    void beginsOnceTheStreamsAreFollowed() {
        stale = true;
        ExistenceScan scan = scan();
        scan.whereDue().block();
        assertThat(database.scans).isZero();
        stale = false;
        scan.whereDue().block();
        assertThat(database.scans).isEqualTo(1);
    }

    @Test
    void knowsWhatComesAboutWhileItReads() {
        Sinks.Empty<Void> goOn = Sinks.empty();
        database.before = goOn.asMono();
        scan().whereDue().subscribe();
        index.add(filter -> filter.add(BOB));
        assertThat(index.complete()).isNull();
        goOn.tryEmitEmpty();
        assertThat(index.complete()).isNotNull();
        assertThat(mayExist(BOB)).isTrue();
    }

    @Test
    void readsAnewWhatWasMissed() {
        ExistenceScan scan = scan();
        scan.whereDue().block();
        index.lostTrack();
        database.entries.add(BOB);
        assertThat(mayExist(ExistenceEntry.domain("nowhere.example"))).isTrue();
        now = now.plus(Duration.ofSeconds(1));
        scan.whereDue().block();
        assertThat(mayExist(BOB)).isTrue();
        assertThat(mayExist(ExistenceEntry.domain("nowhere.example"))).isFalse();
    }

    @Test
    void believesNothingThatWasMissedWhileItRead() {
        Sinks.Empty<Void> goOn = Sinks.empty();
        database.before = goOn.asMono();
        scan().whereDue().subscribe();
        index.lostTrack();
        goOn.tryEmitEmpty();
        assertThat(index.complete()).isNull();
    }

    @Test
    void triesAgainWhatFails() {
        ExistenceScan scan = scan();
        database.before = Mono.error(new IllegalStateException("no database"));
        assertThatIllegalStateException().isThrownBy(() -> scan.whereDue().block());
        assertThat(index.isFollowing()).isFalse();
        database.before = Mono.empty();
        scan.whereDue().block();
        assertThat(database.scans).as("not at once").isEqualTo(1);
        now = now.plus(Duration.ofSeconds(3));
        scan.whereDue().block();
        assertThat(index.complete()).isNotNull();
    }

    @Test
    void doesNotReadAgainAndAgainWhereEventsAreMissedAllTheTime() {
        ExistenceScan scan = scan();
        for (int second = 0; second < 600; second++) {
            scan.whereDue().block();
            index.lostTrack();
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(database.scans).isBetween(5, 10);
        now = now.plus(Duration.ofMinutes(10));
        scan.whereDue().block();
        assertThat(index.complete()).isNotNull();
    }

    /** Something is kept under a key that this replica does not have: reading it again does not help, or not soon. */
    @Test
    void doesNotReadAgainAndAgainWhatWouldNotHelp() {
        database.keysInUse = Set.of(1, 9);
        ExistenceScan scan = scan();
        scan.whereDue().block();
        scan.whereDue().block();
        assertThat(database.scans).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(11));
        scan.whereDue().block();
        assertThat(database.scans).isEqualTo(2);
    }

    @Test
    void deniesNothingWhereThereIsNoRoom() {
        room = DataSize.ofBytes(100);
        ExistenceScan scan = scan();
        for (int i = 0; i < 1000; i++) {
            database.entries.add(ExistenceEntry.login("acme", "login-" + i));
        }
        scan.whereDue().block();
        scan.whereDue().block();
        assertThat(database.scans).isEqualTo(1);
        assertThat(mayExist(BOB)).isTrue();
    }

    /** Many accounts were imported into an empty installation. */
    @Test
    void readsAnewWhatHasGrownBeyondItsFirstSizeAndGoesOnTellingStrangersMeanwhile() {
        room = DataSize.ofMegabytes(4);
        ExistenceScan scan = scan();
        scan.whereDue().block();
        for (int i = 0; i < 600_000; i++) {
            ExistenceEntry added = ExistenceEntry.login("acme", "login-" + i);
            index.add(filter -> filter.add(added));
        }
        now = now.plus(Duration.ofMinutes(11));
        Sinks.Empty<Void> goOn = Sinks.empty();
        database.before = goOn.asMono();
        scan.whereDue().subscribe();
        assertThat(mayExist(BOB)).isFalse();
        index.add(filter -> filter.add(BOB));
        goOn.tryEmitEmpty();
        assertThat(database.scans).isEqualTo(2);
        assertThat(mayExist(BOB)).isTrue();
        assertThat(index.bytes()).as("of one").isLessThan(200_000);
    }
}
