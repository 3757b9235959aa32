package dev.latchkey.audit.export;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.audit.search.EntryView;
import dev.latchkey.audit.search.LogQuery;
import dev.latchkey.audit.search.SearchAuthorization;
import dev.latchkey.audit.search.SignInAuthorization;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The logs as files. */
@RestController
class ExportsApi {
    private final LogCollections log;
    private final LogExport exporting;
    private final SignInAuthorization scopes;

    ExportsApi(LogCollections log, LogExport exporting, SignInAuthorization scopes) {
        this.log = log;
        this.scopes = scopes;
        this.exporting = exporting;
    }

    @GetMapping("/v1/sign-ins/export")
    Mono<ResponseEntity<Flux<DataBuffer>>> signIns(Caller caller, QueryParameters parameters) {
        return scopes.of(caller).map(scope -> signIns(caller, scope, parameters));
    }

    private ResponseEntity<Flux<DataBuffer>> signIns(
            Caller caller, SearchAuthorization scope, QueryParameters parameters) {
        LogQuery query = LogQuery.ofSignIns(scope, parameters);
        ExportFormat format = format(parameters, CsvFormat.SIGN_INS);
        parameters.done();
        return exporting.file(caller, "sign-ins", log.signIns(), query, EntryView::signIn, format);
    }

    @GetMapping("/v1/audit-events/export")
    ResponseEntity<Flux<DataBuffer>> events(Caller caller, QueryParameters parameters) {
        SearchAuthorization scope = SearchAuthorization.ofEvents(caller);
        LogQuery query = LogQuery.ofEvents(scope, parameters);
        ExportFormat format = format(parameters, CsvFormat.EVENTS);
        parameters.done();
        return exporting.file(caller, "audit-events", log.events(), query, EntryView::event, format);
    }

    private static ExportFormat format(QueryParameters parameters, CsvFormat csv) {
        boolean isCsv = parameters
                .oneOf("format", ExportFormat.NAMES)
                .filter("csv"::equals)
                .isPresent();
        return isCsv ? csv : new NdjsonFormat();
    }
}
