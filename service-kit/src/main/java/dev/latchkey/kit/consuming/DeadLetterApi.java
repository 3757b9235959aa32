package dev.latchkey.kit.consuming;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets an operator look at dead letters, have them digested once their cause is gone, or give them up. */
@RestController
class DeadLetterApi {
    private final DeadLetterReplay replay;

    DeadLetterApi(DeadLetterReplay replay) {
        this.replay = replay;
    }

    /** What waits for this service. */
    @GetMapping("/v1/dead-letters/{topic}")
    Mono<LetterList> list(Caller caller, @PathVariable String topic) {
        check(caller, topic);
        return off(() -> new LetterList(topic, replay.waiting(topic)));
    }

    /** Has what waits digested again. */
    @PostMapping("/v1/dead-letters/{topic}/replay")
    Mono<DeadLetterReplay.Outcome> replay(Caller caller, @PathVariable String topic) {
        check(caller, topic);
        return off(() -> replay.replay(topic));
    }

    /** Gives up what waits, up to one letter. */
    @PostMapping("/v1/dead-letters/{topic}/skip")
    Mono<LetterList> skip(Caller caller, @PathVariable String topic, QueryParameters given) {
        check(caller, topic);
        Skip skip = Skip.of(given);
        String by = caller.subject();
        return off(() -> new LetterList(topic, replay.skip(topic, skip.group(), skip.partition(), skip.through(), by)));
    }

    private static void check(Caller caller, String topic) {
        caller.mustBe(Role.PLATFORM);
        if (Arrays.stream(Topic.values()).noneMatch(known -> known.wireName().equals(topic))) {
            throw ProblemException.notFound("topic", topic);
        }
    }

    private static <T> Mono<T> off(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    /** Letters of one topic. */
    record LetterList(String topic, List<WaitingLetter> letters) {}

    /** Which letters are given up: those of a group in a partition, up to an offset. */
    private record Skip(String group, int partition, long through) {
        static Skip of(QueryParameters given) {
            Optional<String> group = given.text("group");
            Optional<Long> partition = given.number("partition", 0, Integer.MAX_VALUE);
            Optional<Long> through = given.number("through", 0, Long.MAX_VALUE);
            given.done();
            return new Skip(
                    present("group", group), present("partition", partition).intValue(), present("through", through));
        }

        private static <T> T present(String name, Optional<T> value) {
            return value.orElseThrow(() -> ProblemException.badField(name, "nothing", "to be given"));
        }
    }
}
