package dev.latchkey.policies.editing;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.rules.RuleEdits;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** Serves one kind of rule to whoever may read or write it; always of the caller's own tenant. */
final class ManageRules<D, T> {
    private final RuleKind<D, T> kind;
    private final TenantRuleDocuments documents;
    private final WriteRules writing;
    private final PolicySettings settings;
    private final EventIds ids;
    private final Clock clock;

    ManageRules(
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

    Mono<ResponseEntity<Page<ListedRule<T>>>> list(Caller caller, PageRequest page) {
        RuleReadAccess.check(caller);
        return documents
                .load(caller.tenant())
                .map(StoredRules::rules)
                .map(rules -> RuleResponses.list(rules.version(), kind.of(rules), page));
    }

    Mono<ResponseEntity<T>> read(Caller caller, String id) {
        RuleReadAccess.check(caller);
        return documents
                .load(caller.tenant())
                .map(stored ->
                        kind.of(stored.rules()).find(id).orElseThrow(() -> ProblemException.notFound(kind.noun(), id)))
                .map(RuleResponses::read);
    }

    Mono<ResponseEntity<?>> create(Caller caller, String impact, D draft) {
        RuleEdits<D, T> edits = edits(caller);
        String freshId = ids.next().toString();
        return writing.write(RuleAuthor.of(caller, impact), rules -> edits.create(rules, draft, freshId))
                .<ResponseEntity<?>>map(written -> RuleResponses.created(written, kind));
    }

    Mono<ResponseEntity<?>> replace(Caller caller, String id, String impact, HttpHeaders headers, D draft) {
        RuleEdits<D, T> edits = edits(caller);
        IfMatch seen = IfMatch.required(headers);
        return writing.write(RuleAuthor.of(caller, impact), rules -> edits.replace(rules, id, seen::holds, draft))
                .<ResponseEntity<?>>map(RuleResponses::replaced);
    }

    Mono<ResponseEntity<?>> remove(Caller caller, String id, String impact, HttpHeaders headers) {
        RuleEdits<D, T> edits = edits(caller);
        IfMatch seen = IfMatch.required(headers);
        return writing.write(RuleAuthor.of(caller, impact), rules -> edits.remove(rules, id, seen::holds))
                .<ResponseEntity<?>>map(RuleResponses::removed);
    }

    /** To the millisecond, as the database keeps it: what is read back must make the same snapshot. */
    private RuleEdits<D, T> edits(Caller caller) {
        caller.mustBe(Role.ADMIN);
        return new RuleEdits<>(
                kind, settings.limits(), caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
