package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryHashingTest {
    private final EntryHashing hashing = EntryHashing.underRandomKey();

    @Test
    void tellsKindsAndTenantsApart() {
        assertThat(Stream.of(
                                ExistenceEntry.domain("x"),
                                ExistenceEntry.doorKey("x"),
                                ExistenceEntry.login("", "x"),
                                ExistenceEntry.login("x", ""),
                                ExistenceEntry.login("a", "x"),
                                ExistenceEntry.login("ax", ""),
                                ExistenceEntry.verifier("a", "x"))
                        .map(hashing::hash))
                .doesNotHaveDuplicates();
        assertThat(hashing.hash(ExistenceEntry.domain("x"))).isEqualTo(hashing.hash(ExistenceEntry.domain("x")));
    }

    /** Whoever knows what one of them takes for another knows nothing of the next. */
    @Test
    void hasAKeyOfItsOwn() {
        ExistenceEntry entry = ExistenceEntry.domain("acme.example");
        assertThat(EntryHashing.underRandomKey().hash(entry)).isNotEqualTo(hashing.hash(entry));
    }
}
