package dev.latchkey.kit.retry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

class RetryPolicyTest {
    private final AtomicInteger tries = new AtomicInteger();

    private Mono<Integer> failing(int times) {
        return Mono.fromCallable(() -> {
            if (tries.incrementAndGet() <= times) {
                throw new IllegalStateException("no. " + tries);
            }
            return tries.get();
        });
    }

    @Test
    void triesAsOftenAsItSaysBesideTheFirst() {
        Retry three = RetryPolicy.atOnce(3).of(IllegalStateException.class);
        StepVerifier.create(failing(3).retryWhen(three)).expectNext(4).verifyComplete();
    }

    @Test
    void failsAsItDidTheLastTime() {
        StepVerifier.create(failing(9).retryWhen(RetryPolicy.atOnce(3).of(IllegalStateException.class)))
                .verifyErrorMessage("no. 4");
    }

    @Test
    void failsAsItIsTold() {
        Retry once = RetryPolicy.atOnce(1).of(IllegalStateException.class, last -> new ArithmeticException("enough"));
        StepVerifier.create(failing(9).retryWhen(once)).verifyErrorMessage("enough");
    }

    @Test
    void triesNothingElseAgain() {
        Retry others = RetryPolicy.atOnce(3).of(UncheckedIOException.class);
        StepVerifier.create(failing(9).retryWhen(others)).verifyErrorMessage("no. 1");
    }

    @Test
    void doublesItsWaitsUpToTheLongest() {
        RetryPolicy policy = new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(3), 0);
        StepVerifier.withVirtualTime(() -> failing(4).retryWhen(policy.of(IllegalStateException.class)))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(1 + 2 + 3 + 3))
                .expectNext(5)
                .verifyComplete();
    }

    @Test
    void takesNoValuesThatCannotBe() {
        assertThatThrownBy(() -> RetryPolicy.atOnce(-1)).hasMessage("most: -1 (expected: >= 0)");
        assertThatThrownBy(() -> RetryPolicy.backingOff(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageStartingWith("longest: PT1S (expected: >= PT2S");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ZERO, 2))
                .hasMessage("jitter: 2.0 (expected: 0 to 1)");
    }
}
