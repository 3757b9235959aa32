package dev.latchkey.credential.leak;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Takes reports of leaked app passwords, in the form of
 * <a href="https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partnership-program">GitHub's
 * partner programme</a>. Who reports is known by the signature over the body alone; nothing of an unsigned one is read.
 */
@ManagementRole
@RestController
class LeakApi {
    static final String PATH = "/v1/leaks";
    private static final List<String> KEY_ID = List.of("X-Latchkey-Key-Identifier", "Github-Public-Key-Identifier");
    private static final List<String> SIGNATURE = List.of("X-Latchkey-Key-Signature", "Github-Public-Key-Signature");

    private final Reporters reporters;
    private final HandleLeakReport reports;
    private final LeakSettings settings;
    private final Scheduler scheduler;
    private final Semaphore room;

    LeakApi(Reporters reporters, HandleLeakReport reports, LeakSettings settings, Scheduler leakScheduler) {
        this.reporters = reporters;
        this.reports = reports;
        this.settings = settings;
        this.scheduler = leakScheduler;
        this.room = new Semaphore(settings.atOnce());
    }

    /** What each candidate is, in their order; by then every one that is an app password is revoked. */
    @PostMapping(PATH)
    Mono<List<LeakFinding>> report(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        return Mono.justOrEmpty(first(headers, KEY_ID))
                .flatMap(reporters::byKeyId)
                .flatMap(reporter -> inTurn(
                        signed(reporter, exchange, first(headers, SIGNATURE)).flatMap(body -> judge(reporter, body))))
                .switchIfEmpty(Mono.error(() -> unsigned(exchange)));
    }

    private static Optional<String> first(HttpHeaders headers, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(headers.getFirst(name)))
                .findFirst();
    }

    /** Bodies of megabytes: only so many of them at the same time. */
    private Mono<List<LeakFinding>> inTurn(Mono<List<LeakFinding>> work) {
        return Mono.defer(() -> room.tryAcquire()
                ? work.doFinally(end -> room.release())
                : Mono.error(ProblemException.unavailable("Other reports are being looked at. Try again shortly.")));
    }

    /** The body, where it is signed with the reporter's key; nothing otherwise. */
    private Mono<byte[]> signed(Reporter reporter, ServerWebExchange exchange, Optional<String> signature) {
        ReporterKey key = ReporterKey.read(reporter.publicKey()).orElseThrow();
        return signature
                .map(given -> body(exchange).publishOn(scheduler).filter(body -> key.hasSigned(body, given)))
                .orElse(Mono.empty());
    }

    private Mono<byte[]> body(ServerWebExchange exchange) {
        return exchange.getRequest()
                .getBody()
                .collect(() -> new RequestBytes(settings.bodyAtMost().toBytes()), RequestBytes::add)
                .timeout(settings.readWithin())
                .map(RequestBytes::complete);
    }

    private Mono<List<LeakFinding>> judge(Reporter reporter, byte[] body) {
        return reports.judge(reporter, Candidates.read(body));
    }

    private static ProblemException unsigned(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Signature");
        return new ProblemException(
                HttpStatus.UNAUTHORIZED,
                "A report is signed with the key of a registered reporter (headers: " + KEY_ID.getFirst() + ", "
                        + SIGNATURE.getFirst() + ").",
                List.of());
    }
}
