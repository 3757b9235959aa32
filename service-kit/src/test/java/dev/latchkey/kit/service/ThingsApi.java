package dev.latchkey.kit.service;

import dev.latchkey.kit.Facts;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.UnknownParametersIgnored;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Requests to go wrong in every way. */
@RestController
class ThingsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ThingsApi.class);

    private final OutboxCollection things;
    private final Outbox outbox;
    private final OutboxRelay relay;

    ThingsApi(OutboxCollection things, Outbox outbox, OutboxRelay relay) {
        this.things = things;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** The trace is looked at behind a wait and behind the database: on other threads than the request came on. */
    @PostMapping("/v1/things/{id}")
    Mono<String> write(Caller caller, @PathVariable String id, @RequestBody Mono<Thing> body) {
        caller.mustBe(Role.ADMIN);
        return body.delayElement(Duration.ofMillis(20))
                .flatMap(thing -> Mono.from(things.collection()
                        .insertOne(outbox.into(new Document("_id", id), Facts.revoked(caller.tenant(), id)))))
                .then(relay.relay(things.collection(), id))
                .then(Mono.fromCallable(() -> {
                    LOG.atWarn().addKeyValue("thing", id).log("thing written");
                    return String.valueOf(MDC.get("trace.id"));
                }));
    }

    @GetMapping("/v1/things")
    Mono<String> list(Caller caller, @RequestParam int limit) {
        return Mono.just(caller.tenant());
    }

    @GetMapping("/v1/pages")
    Page<String> pages(@RequestParam(defaultValue = "") String name, PageRequest page) {
        return Page.slice(List.of("3", "1", "2"), page, each -> each);
    }

    @RestController
    @UnknownParametersIgnored
    static final class Lenient {
        @GetMapping("/v1/lenient")
        String lenient() {
            return "anything";
        }
    }

    @PostMapping("/v1/form")
    Mono<String> form(ServerWebExchange exchange) {
        return exchange.getFormData().map(form -> String.valueOf(form.getFirst("a")));
    }

    @GetMapping("/v1/fault")
    Mono<String> fault() {
        return Mono.error(new IllegalStateException("secret detail"));
    }

    enum Colour {
        RED
    }

    record Thing(
            @Nullable Integer size,
            @Nullable Colour colour,
            @Nullable Duration ttl,
            @Nullable Integer secret) {
        Thing {
            if (ttl != null && ttl.isNegative()) {
                throw new IllegalArgumentException("ttl: " + ttl + " (expected: > 0)");
            }
        }
    }
}
