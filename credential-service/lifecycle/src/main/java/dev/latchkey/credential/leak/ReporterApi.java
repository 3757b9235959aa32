package dev.latchkey.credential.leak;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
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

/** Who may report leaks, for whoever runs the installation. */
@ManagementRole
@RestController
class ReporterApi {
    private static final Logger LOG = LoggerFactory.getLogger(ReporterApi.class);
    private static final String ALL = "/v1/leak-reporters";

    private final Reporters reporters;
    private final Clock clock;

    ReporterApi(Reporters reporters, Clock clock) {
        this.reporters = reporters;
        this.clock = clock;
    }

    @PostMapping(ALL)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Reporter> register(Caller caller, @RequestBody ReporterRequest request) {
        caller.mustBe(Role.PLATFORM);
        return reporters
                .register(request.toReporter(clock.instant()))
                .doOnNext(done -> tell("leak reporter registered", done.id(), caller));
    }

    @GetMapping(ALL)
    Mono<Page<Reporter>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.PLATFORM);
        return reporters.page(page);
    }

    @DeleteMapping(ALL + "/{reporterId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String reporterId) {
        caller.mustBe(Role.PLATFORM);
        return reporters.remove(reporterId).doOnSuccess(done -> tell("leak reporter removed", reporterId, caller));
    }

    private static void tell(String what, String reporter, Caller caller) {
        LOG.atInfo()
                .addKeyValue("reporter", reporter)
                .addKeyValue("by", caller.subject())
                .log(what);
    }
}
