package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may tell what happened to accounts, for whoever runs the installation: it has to fetch their keys. */
@ManagementRole
@RestController
class TransmitterApi {
    private static final Logger LOG = LoggerFactory.getLogger(TransmitterApi.class);
    private static final String ALL = "/v1/security-event-transmitters";

    private final Transmitters transmitters;
    private final Tenants tenants;
    private final Clock clock;

    TransmitterApi(Transmitters transmitters, Tenants tenants, Clock clock) {
        this.transmitters = transmitters;
        this.tenants = tenants;
        this.clock = clock;
    }

    @PostMapping(ALL)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Transmitter> register(Caller caller, @RequestBody TransmitterRequest request) {
        caller.mustBe(Role.PLATFORM);
        Transmitter transmitter = request.toTransmitter(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return tenants.byId(transmitter.tenant())
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("tenant", transmitter.tenant())))
                .flatMap(tenant -> transmitters.register(transmitter))
                .doOnNext(done -> tell("security event transmitter registered", done.id(), caller));
    }

    @GetMapping(ALL)
    Mono<Page<Transmitter>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.PLATFORM);
        return transmitters.page(page);
    }

    @DeleteMapping(ALL + "/{transmitterId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String transmitterId) {
        caller.mustBe(Role.PLATFORM);
        return transmitters
                .remove(transmitterId)
                .doOnSuccess(done -> tell("security event transmitter removed", transmitterId, caller));
    }

    private static void tell(String what, String id, Caller caller) {
        LOG.atInfo()
                .addKeyValue("transmitter", id)
                .addKeyValue("by", caller.subject())
                .log(what);
    }
}
