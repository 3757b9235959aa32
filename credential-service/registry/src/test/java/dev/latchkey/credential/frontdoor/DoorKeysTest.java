package dev.latchkey.credential.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DoorKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);
    private static final DoorKeys FIRST = DoorKeys.first("one");

    private static RegisteredDoor door(DoorKeys keys) {
        FrontDoor door = new FrontDoor(
                "mx", "Mail", Set.of("imap"), List.of("mail"), List.of(), List.of(), Set.of(), Map.of(), false, 1);
        return new RegisteredDoor(door, keys);
    }

    private static Document stored(DoorKeys keys) {
        return FrontDoorDocument.write(door(keys)).append("_id", "mx");
    }

    @Test
    void keepTheFormerUntilTheOverlapEnds() {
        DoorKeys two = FIRST.rotatedTo("two", NOW, TOMORROW);
        assertThat(two.hashes()).containsExactly(DoorKey.hash("two"), DoorKey.hash("one"));
        assertThat(two.at(TOMORROW.minusMillis(1))).isEqualTo(two);
        assertThat(two.at(TOMORROW).hashes()).containsExactly(DoorKey.hash("two"));
        assertThat(FIRST.rotatedTo("two", NOW, NOW).hashes())
                .as("without an overlap")
                .containsExactly(DoorKey.hash("two"));
    }

    @Test
    void areReadAsTheyWereWritten() {
        for (DoorKeys keys : List.of(FIRST, FIRST.rotatedTo("two", NOW, TOMORROW), FIRST.rotatedTo("two", NOW, NOW))) {
            assertThat(FrontDoorDocument.read(stored(keys))).isEqualTo(door(keys));
        }
    }

    @Test
    void areReadAsEarlierReleasesWroteThem() {
        Document earlier = stored(FIRST).append("keyHash", DoorKey.hash("one"));
        earlier.remove("keyRotatedAt");
        earlier.remove("previousKeyEnds");
        assertThat(FrontDoorDocument.read(earlier).keys()).isEqualTo(FIRST);
    }

    @Test
    void endWhenTheyShould() {
        RegisteredDoor two = door(FIRST.rotatedTo("two", NOW, TOMORROW));
        assertThat(two.keyedBy(DoorKey.hash("two"))).isEqualTo(new KeyedDoor(two.door(), null));
        assertThat(two.keyedBy(DoorKey.hash("one"))).isEqualTo(new KeyedDoor(two.door(), TOMORROW));
        assertThat(two.keyedBy(DoorKey.hash("three"))).isNull();
    }

    /** Nobody has written such a document; a key without an end would work for ever. */
    @Test
    void doNotWorkWhereTheirEndIsNotKnown() {
        Document broken = stored(FIRST.rotatedTo("two", NOW, TOMORROW)).append("previousKeyEnds", null);
        assertThat(FrontDoorDocument.read(broken).keyedBy(DoorKey.hash("one"))).isNull();
    }
}
