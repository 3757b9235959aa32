package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.verification.FrontDoorAuthenticators;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class FrontDoorRouterTest {
    private DeferredResponse answer = DoorResponse.of(200);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RefusalDelay delay = new RefusalDelay(new FakeAuthenticator(), Duration.ZERO);
    private final RefusalDelay patience = new RefusalDelay(new FakeAuthenticator(), Duration.ofMinutes(1));
    private final FrontDoorRouter router = routing(delay);
    private final FrontDoorRouter patient = routing(patience);

    private FrontDoorRouter routing(RefusalDelay refusals) {
        return new FrontDoorRouter(
                FrontDoorAuthenticators.knowing(Map.of("key", ADoorRequest.DOOR)),
                refusals,
                new MalformedCounter(meters),
                List.of(new Adapter()));
    }

    @AfterEach
    void close() {
        delay.close();
        patience.close();
    }

    private int ask(String path, ADoorRequest request) {
        return router.answer(path, request.sent()).join().encode().status();
    }

    private static ADoorRequest known() {
        return aRequest().with("X-Latchkey-Door-Key", "key");
    }

    @Test
    void takesAKnownDoorToItsProtocol() {
        assertThat(ask("/v1/test", known())).isEqualTo(200);
    }

    @Test
    void turnsWhoeverIsNoDoorAwayInTheProtocolsOwnWords() {
        assertThat(ask("/v1/test", aRequest())).isEqualTo(418);
        assertThat(ask("/v1/test", aRequest().with("X-Latchkey-Door-Key", "guess")))
                .isEqualTo(418);
        assertThat(ask("/v1/test", known().with("X-Latchkey-Door-Key", "key"))).isEqualTo(418);
        assertThat(ask("/v1/test", known().with("X-Latchkey-Door-Key", "guess")))
                .isEqualTo(418);
    }

    @Test
    void holdsWhoeverIsNoDoorBackLikeWhoeverIsNotLetIn() {
        assertThat(patient.answer("/v1/test", aRequest().sent())).isNotDone();
        assertThat(patient.answer("/v1/test", known().sent())).isDone();
    }

    @Test
    void turnsAwayInTheProtocolsOwnWords() {
        RequestAnswers away = router.turningAway();
        for (String path : List.of("/v1/test", "/v1/other")) {
            DeferredResponse reply = away.answer(path, aRequest().sent()).join();
            assertThat(reply.encode().status()).isEqualTo(503);
        }
    }

    private static RefusedRequest refused(String path, MalformedKind kind) {
        return new RefusedRequest(HttpStatus.CONTENT_TOO_LARGE, kind, path, "too much");
    }

    /** How much a device sends is its own doing, and tells nothing sooner than a refusal. */
    @Test
    void holdsBackWhatIsTooMuchAndNothingElseThatCannotBeRead() {
        for (MalformedKind kind : MalformedKind.values()) {
            boolean large = kind.name().contains("_TOO_");
            for (RequestAnswers answers : List.of(patient, patient.turningAway())) {
                assertThat(answers.refuse(refused("/v1/test", kind), System.nanoTime())
                                .isDone())
                        .as(kind.name())
                        .isEqualTo(!large);
            }
            assertThat(router.refuse(refused("/v1/test", kind), System.nanoTime())
                            .join()
                            .encode()
                            .status())
                    .isEqualTo(413);
        }
    }

    private double counted(String protocol, String kind) {
        return meters.counter("latchkey.front.door.requests.malformed", "protocol", protocol, "kind", kind)
                .count();
    }

    @Test
    void countsWhatCannotBeReadByProtocolAndKind() {
        router.refuse(refused("/v1/test", MalformedKind.BODY_TOO_LARGE), System.nanoTime());
        router.refuse(refused("/v1/" + "x".repeat(200), MalformedKind.HEAD), System.nanoTime());
        ask("/v1/test", known().asking("malformed"));
        ask("/v1/test", known().asking("malformed"));
        assertThat(counted("test", "bodyTooLarge")).isEqualTo(1);
        assertThat(counted("none", "head")).isEqualTo(1);
        assertThat(counted("test", "body")).isEqualTo(2);
        assertThat(ask("/v1/test", known())).isEqualTo(200);
        assertThat(meters.find("latchkey.front.door.requests.malformed").counters())
                .as("no more than there are protocols and kinds")
                .hasSize(3);
    }

    @Test
    void servesNothingElse() {
        assertThat(ask("/v1/other", known())).isEqualTo(404);
    }

    @Test
    void answersWhatCannotBeAnAttempt() {
        assertThat(ask("/v1/test", known().asking("malformed"))).isEqualTo(400);
    }

    /** Encoding comes last, when nobody else would answer any more. */
    @Test
    void answersWhereTheAnswerCannotBeEncoded() {
        answer = () -> {
            throw new IllegalStateException("not to be written down");
        };
        assertThat(ask("/v1/test", known())).isEqualTo(503);
    }

    private final class Adapter implements ProtocolAdapter {
        @Override
        public String path() {
            return "/v1/test";
        }

        @Override
        public boolean accepts(String method) {
            return true;
        }

        @Override
        public CompletableFuture<DeferredResponse> answer(FrontDoor door, DoorRequest request) {
            if (request.query().equals("malformed")) {
                throw new MalformedAttempt("not an attempt");
            }
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public DoorResponse unknownDoor(DoorRequest request) {
            return DoorResponse.of(418);
        }

        @Override
        public DoorResponse unavailable(DoorRequest request) {
            return DoorResponse.unavailable();
        }
    }
}
