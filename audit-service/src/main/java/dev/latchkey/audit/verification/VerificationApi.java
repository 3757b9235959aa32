package dev.latchkey.audit.verification;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.LongAnswer;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the log on demand; one verification at a time, because each reads all of it. */
@RestController
class VerificationApi {
    private final LogVerifier verifier;
    private final JsonMapper json;
    private final AtomicBoolean busy = new AtomicBoolean();

    VerificationApi(MongoDatabase database, JsonMapper json) {
        this.verifier = new LogVerifier(database);
        this.json = json;
    }

    @GetMapping("/v1/log-shards/verification")
    ResponseEntity<Flux<DataBuffer>> verify(Caller caller, @RequestParam Optional<String> shard) {
        caller.mustBe(Role.AUDITOR, Role.PLATFORM);
        // Over before it is answered: whoever asks again at once finds nobody busy.
        Mono<String> verification = Mono.using(
                        this::begin,
                        begun -> verifier.verify(shard).collectList().map(Verification::of),
                        begun -> begun.set(false))
                .map(json::writeValueAsString);
        return LongAnswer.of(verification);
    }

    private AtomicBoolean begin() {
        if (!busy.compareAndSet(false, true)) {
            throw ProblemException.conflict("The log is being verified already. Try again later.");
        }
        return busy;
    }

    record Verification(boolean intact, List<ShardVerification> items) {
        static Verification of(List<ShardVerification> verdicts) {
            return new Verification(verdicts.stream().allMatch(ShardVerification::intact), verdicts);
        }
    }
}
