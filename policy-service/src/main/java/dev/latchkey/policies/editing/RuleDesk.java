package dev.latchkey.policies.editing;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.rules.Edits;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** Serves one kind of rule to whoever may read or write it; always of the caller's own tenant. */
final class RuleDesk<D, T> {
    private final RuleKind<D, T> kind;
    private final TenantRuleDocuments documents;
    private final WriteRules writing;
    private final PolicySettings settings;
    private final EventIds ids;
    private final Clock clock;

    RuleDesk(
            RuleKind<D, T> kind,
            TenantRuleDocuments documents,
            WriteRules writing,
            PolicySettings settings,
            EventIds ids,
            Clock clock) {
        this.kind = kind;
        this.documents = documents;
        this.writing = writing;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<ResponseEntity<RuleList<T>>> list(Caller caller) {
        Readers.check(caller);
        return documents
                .load(caller.tenant())
                .map(StoredRules::rules)
                .map(rules -> Answers.list(rules, kind.of(rules)));
    }

    Mono<ResponseEntity<T>> read(Caller caller, String id) {
        Readers.check(caller);
        return documents
                .load(caller.tenant())
                .map(stored ->
                        kind.of(stored.rules()).find(id).orElseThrow(() -> ProblemException.notFound(kind.noun(), id)))
                .map(Answers::read);
    }

    Mono<ResponseEntity<?>> create(Caller caller, String impact, D draft) {
        Edits<D, T> edits = edits(caller);
        String freshId = ids.next().toString();
        return writing.write(Writer.of(caller, impact), rules -> edits.create(rules, draft, freshId))
                .<ResponseEntity<?>>map(written -> Answers.created(written, kind));
    }

    Mono<ResponseEntity<?>> replace(Caller caller, String id, String impact, HttpHeaders headers, D draft) {
        Edits<D, T> edits = edits(caller);
        IfMatch seen = IfMatch.required(headers);
        return writing.write(Writer.of(caller, impact), rules -> edits.replace(rules, id, seen::holds, draft))
                .<ResponseEntity<?>>map(Answers::replaced);
    }

    Mono<ResponseEntity<?>> remove(Caller caller, String id, String impact, HttpHeaders headers) {
        Edits<D, T> edits = edits(caller);
        IfMatch seen = IfMatch.required(headers);
        return writing.write(Writer.of(caller, impact), rules -> edits.remove(rules, id, seen::holds))
                .<ResponseEntity<?>>map(Answers::removed);
    }

    /** To the millisecond, as the database keeps it: what is read back must make the same snapshot. */
    private Edits<D, T> edits(Caller caller) {
        caller.mustBe(Role.ADMIN);
        return new Edits<>(
                kind, settings.limits(), caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
