package dev.latchkey.policies.editing;

import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.PublishedResponse;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.rules.Rules;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** How reads and writes of rules are answered. */
final class RuleResponses {
    private RuleResponses() {}

    static <T> ResponseEntity<T> read(Rule<T> rule) {
        return ResponseEntity.ok().eTag(EntityTags.of(rule.version())).body(rule.definition());
    }

    /** @param version of all rules of the tenant */
    static <T> ResponseEntity<Page<ListedRule<T>>> list(long version, Rules<T> rules, PageRequest request) {
        Page<ListedRule<T>> page = Page.slice(rules.all(), request, Rule::id).map(ListedRule::of);
        return ResponseEntity.ok().eTag(EntityTags.of(version)).body(page);
    }

    static <T> ResponseEntity<?> created(WriteResult<T> answer, RuleKind<?, T> kind) {
        return switch (answer) {
            case WriteResult.Done<T> done -> created(done, kind);
            case WriteResult.Proposed<T> proposed -> ProposalView.proposed(proposed.proposal());
        };
    }

    static <T> ResponseEntity<?> replaced(WriteResult<T> answer) {
        return switch (answer) {
            case WriteResult.Done<T> done -> answer(done, HttpStatus.OK).body(definition(done));
            case WriteResult.Proposed<T> proposed -> ProposalView.proposed(proposed.proposal());
        };
    }

    static <T> ResponseEntity<?> removed(WriteResult<T> answer) {
        return switch (answer) {
            case WriteResult.Done<T> done ->
                PublishedResponse.of(done.published(), HttpStatus.NO_CONTENT).build();
            case WriteResult.Proposed<T> proposed -> ProposalView.proposed(proposed.proposal());
        };
    }

    private static <T> ResponseEntity<T> created(WriteResult.Done<T> written, RuleKind<?, T> kind) {
        URI location = UriComponentsBuilder.fromPath(kind.path())
                .pathSegment(written.rule().id())
                .encode()
                .build()
                .toUri();
        return answer(written, HttpStatus.CREATED).location(location).body(definition(written));
    }

    private static ResponseEntity.BodyBuilder answer(WriteResult.Done<?> written, HttpStatus done) {
        return PublishedResponse.of(written.published(), done)
                .eTag(EntityTags.of(written.rule().version()));
    }

    private static <T> T definition(WriteResult.Done<T> written) {
        return written.rule().definition();
    }
}
