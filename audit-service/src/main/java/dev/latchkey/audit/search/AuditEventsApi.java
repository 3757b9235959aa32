package dev.latchkey.audit.search;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The log of everything that is not a sign-in: who changed what, and what was found. */
@RestController
class AuditEventsApi {
    private final LogCollections log;
    private final LogReader reader;

    AuditEventsApi(LogCollections log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    @GetMapping("/v1/audit-events")
    Mono<Page<ObjectNode>> search(Caller caller, QueryParameters parameters) {
        SearchAuthorization scope = SearchAuthorization.ofEvents(caller);
        LogQuery query = LogQuery.ofEvents(scope, parameters);
        PageRequest page = PageRequest.of(parameters);
        parameters.done();
        return reader.page(caller, log.events(), query, page, EntryView::event);
    }
}
