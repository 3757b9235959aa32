package dev.latchkey.audit.search;

import dev.latchkey.audit.log.LogCollections;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The sign-in log. */
@RestController
class SignInsApi {
    private final LogCollections log;
    private final LogReader reader;
    private final SignInAuthorization scopes;

    SignInsApi(LogCollections log, LogReader reader, SignInAuthorization scopes) {
        this.log = log;
        this.reader = reader;
        this.scopes = scopes;
    }

    @GetMapping("/v1/sign-ins")
    Mono<Page<ObjectNode>> search(Caller caller, QueryParameters parameters) {
        return scopes.of(caller).flatMap(scope -> {
            LogQuery query = LogQuery.ofSignIns(scope, parameters);
            PageRequest page = PageRequest.of(parameters);
            parameters.done();
            return reader.page(caller, log.signIns(), query, page, EntryView::signIn);
        });
    }

    /** With the canonical bytes, from which anybody can compute the hashes again. */
    @GetMapping("/v1/sign-ins/{signInId}")
    Mono<ObjectNode> one(Caller caller, @PathVariable String signInId) {
        return scopes.of(caller)
                .flatMap(scope ->
                        reader.byId(log.signIns(), uuid(signInId).toString()).filter(scope::covers))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("sign-in", signInId)))
                .map(found -> EntryView.signIn(found).put("entry", EntryView.bytes(found)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw ProblemException.badField("signInId", text, "the id of an event, a UUID");
        }
    }
}
