package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ExistenceCheckTest {
    private final ExistenceIndex index = new ExistenceIndex();
    private final ExistenceFilter filter = new ExistenceFilter(10, 1 << 20);
    private final Sinks.One<Boolean> caughtUp = Sinks.one();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean stale;
    private final ExistenceCheck check = new Existence(index, () -> stale, this::barrier).check();

    private Mono<Boolean> barrier() {
        asked.incrementAndGet();
        return caughtUp.asMono();
    }

    private void allIsRead() {
        filter.add(ExistenceEntry.domain("acme.example"));
        index.begin(filter);
        index.complete(filter);
    }

    private Mono<String> domain(String domain) {
        return check.domain(domain, "absent", () -> Mono.just("read"));
    }

    @Test
    void readsWhatExistsAtOnce() {
        allIsRead();
        assertThat(domain("acme.example").block()).isEqualTo("read");
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsEverythingUntilAllIsReadOnce() {
        index.begin(filter);
        assertThat(domain("nowhere.example").block()).isEqualTo("read");
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsEverythingWhileTheStreamsAreOutOfSight() {
        allIsRead();
        stale = true;
        assertThat(domain("nowhere.example").block()).isEqualTo("read");
    }

    @Test
    void takesNothingForAbsentBeforeAllIsSeenThatCameAboutBefore() {
        allIsRead();
        List<String> answers = new ArrayList<>();
        domain("nowhere.example").subscribe(answers::add);
        assertThat(answers).isEmpty();
        caughtUp.tryEmitValue(true);
        assertThat(answers).containsExactly("absent");
    }

    @Test
    void findsWhatCameAboutMeanwhile() {
        allIsRead();
        Mono<String> found = domain("new.example");
        index.add(each -> each.add(ExistenceEntry.domain("new.example")));
        caughtUp.tryEmitValue(true);
        assertThat(found.block()).isEqualTo("read");
    }

    @Test
    void readsWhereNobodyCanTellWhatCameAbout() {
        allIsRead();
        caughtUp.tryEmitValue(false);
        assertThat(domain("nowhere.example").block()).isEqualTo("read");
    }

    @Test
    void readsWhereSomethingWasMissedMeanwhile() {
        allIsRead();
        Mono<String> found = domain("nowhere.example");
        index.lostTrack();
        caughtUp.tryEmitValue(true);
        assertThat(found.block()).isEqualTo("read");
    }

    @Test
    void waitsOnceForAllThatAnAttemptAsks() {
        allIsRead();
        caughtUp.tryEmitValue(true);
        assertThat(domain("nowhere.example").block()).isEqualTo("absent");
        assertThat(check.login("acme", "bob@acme.example", "absent", () -> Mono.just("read"))
                        .block())
                .isEqualTo("absent");
        assertThat(asked).hasValue(1);
    }
}
