package dev.latchkey.policies.editing;

import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRules;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** How reads and writes of rules are answered. */
final class Answers {
    /** Whether those who judge sign-ins have been told. */
    static final String PUBLISHED = "Latchkey-Published";

    private Answers() {}

    static <T> ResponseEntity<T> read(Rule<T> rule) {
        return ResponseEntity.ok().eTag(IfMatch.tag(rule.version())).body(rule.definition());
    }

    static <T> ResponseEntity<RuleList<T>> list(TenantRules all, Rules<T> rules) {
        List<RuleList.Item<T>> items = rules.all().stream()
                .map(rule -> new RuleList.Item<>(rule.definition(), rule.version()))
                .toList();
        return ResponseEntity.ok().eTag(IfMatch.tag(all.version())).body(new RuleList<>(all.version(), items));
    }

    static <T> ResponseEntity<T> created(Written<T> written, RuleKind<?, T> kind) {
        URI location = UriComponentsBuilder.fromPath(kind.path())
                .pathSegment(written.rule().id())
                .encode()
                .build()
                .toUri();
        return answer(written, HttpStatus.CREATED).location(location).body(definition(written));
    }

    static <T> ResponseEntity<T> replaced(Written<T> written) {
        return answer(written, HttpStatus.OK).body(definition(written));
    }

    static ResponseEntity<Void> removed(Written<?> written) {
        return ResponseEntity.status(status(written, HttpStatus.NO_CONTENT))
                .header(PUBLISHED, Boolean.toString(written.published()))
                .build();
    }

    private static ResponseEntity.BodyBuilder answer(Written<?> written, HttpStatus done) {
        return ResponseEntity.status(status(written, done))
                .header(PUBLISHED, Boolean.toString(written.published()))
                .eTag(IfMatch.tag(written.rule().version()));
    }

    /** 202 (RFC 9110, 15.3.3): it will take effect, but has not yet. */
    private static HttpStatus status(Written<?> written, HttpStatus done) {
        return written.published() ? done : HttpStatus.ACCEPTED;
    }

    private static <T> T definition(Written<T> written) {
        return written.rule().definition();
    }
}
