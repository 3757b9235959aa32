package dev.latchkey.audit.search;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.kit.security.Caller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

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
    Mono<SearchPage.Page> search(Caller caller, @RequestParam MultiValueMap<String, String> given) {
        SearchScope scope = SearchScope.ofEvents(caller);
        QueryParameters parameters = new QueryParameters(given);
        LogQuery query = LogQuery.ofEvents(scope, parameters);
        SearchPage paging = SearchPage.of(parameters);
        parameters.done();
        return paging.read(reader, log.events(), query, EntryView::event);
    }
}
