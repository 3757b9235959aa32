package dev.latchkey.policies.editing;

import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** How reads and writes of rules are answered. */
final class RuleResponses {
    /** Whether those who judge sign-ins have been told. */
    static final String PUBLISHED = "Latchkey-Published";

    private RuleResponses() {}

    static <T> ResponseEntity<T> read(Rule<T> rule) {
        return ResponseEntity.ok().eTag(IfMatch.tag(rule.version())).body(rule.definition());
    }

    static <T> ResponseEntity<RuleList<T>> list(TenantRuleSet all, Rules<T> rules) {
        List<RuleList.Item<T>> items = rules.all().stream()
                .map(rule -> new RuleList.Item<>(rule.definition(), rule.version()))
                .toList();
        return ResponseEntity.ok().eTag(IfMatch.tag(all.version())).body(new RuleList<>(all.version(), items));
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
                ResponseEntity.status(status(done, HttpStatus.NO_CONTENT))
                        .header(PUBLISHED, Boolean.toString(done.published()))
                        .build();
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
        return ResponseEntity.status(status(written, done))
                .header(PUBLISHED, Boolean.toString(written.published()))
                .eTag(IfMatch.tag(written.rule().version()));
    }

    /** 202 (RFC 9110, 15.3.3): it will take effect, but has not yet. */
    private static HttpStatus status(WriteResult.Done<?> written, HttpStatus done) {
        return written.published() ? done : HttpStatus.ACCEPTED;
    }

    private static <T> T definition(WriteResult.Done<T> written) {
        return written.rule().definition();
    }
}
