package dev.latchkey.kit.consuming;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets an operator have dead letters digested once their cause is gone. */
@RestController
class DeadLetterApi {
    private final DeadLetterReplay replay;

    DeadLetterApi(DeadLetterReplay replay) {
        this.replay = replay;
    }

    @PostMapping("/v1/dead-letters/{topic}/replay")
    Mono<DeadLetterReplay.Outcome> replay(Caller caller, @PathVariable String topic) {
        caller.mustBe(Role.PLATFORM);
        if (Arrays.stream(Topic.values()).noneMatch(known -> known.wireName().equals(topic))) {
            throw ProblemException.notFound("topic", topic);
        }
        return Mono.fromCallable(() -> replay.replay(topic)).subscribeOn(Schedulers.boundedElastic());
    }
}
