package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.secret.Verifier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExistenceFilterTest {
    private static final Verifier OLD = new Verifier(1, "under-one");
    private static final Verifier NEW = new Verifier(2, "under-two");

    private final ExistenceFilter filter = new ExistenceFilter(10, 1 << 20);

    private void keep(Verifier verifier) {
        filter.addKey(verifier.keyVersion());
        filter.add(ExistenceEntry.verifier("acme", verifier.value()));
    }

    private boolean mayContain(Verifier... underEveryKey) {
        return filter.mayContainOneOf("acme", List.of(underEveryKey));
    }

    @Test
    void deniesASecretThatIsKeptUnderNoKey() {
        keep(OLD);
        assertThat(mayContain(new Verifier(2, "x"), new Verifier(1, "y"))).isFalse();
        assertThat(filter.mayContainOneOf("other", List.of(NEW, OLD))).isFalse();
    }

    /** No stream tells of it. */
    @Test
    void knowsWhatWasMovedToANewerKeySince() {
        keep(OLD);
        assertThat(mayContain(NEW, OLD)).isTrue();
    }

    @Test
    void knowsWhatWasIssuedUnderANewKey() {
        keep(NEW);
        assertThat(mayContain(NEW, OLD)).isTrue();
    }

    /** Something may have been moved from the key that has gone, and nobody can tell by the newer one. */
    @Test
    void deniesNothingWhereAKeyHasGoneUnderWhichSomethingWasKept() {
        keep(OLD);
        assertThat(mayContain(NEW)).isTrue();
        assertThat(mayContain(new Verifier(2, "x"))).isTrue();
        assertThat(filter.mayContain(ExistenceEntry.domain("nowhere.example"))).isFalse();
    }

    @Test
    void deniesNothingWhereThereIsNoRoomForAll() {
        ExistenceFilter small = new ExistenceFilter(10, 100);
        IntStream.range(0, 1000).forEach(each -> small.add(ExistenceEntry.login("acme", "login-" + each)));
        assertThat(small.overflowed()).isTrue();
        assertThat(small.bytes()).isLessThanOrEqualTo(128);
        assertThat(small.mayContain(ExistenceEntry.domain("nowhere.example"))).isTrue();
        assertThat(small.mayContainOneOf("acme", List.of(OLD))).isTrue();
    }
}
