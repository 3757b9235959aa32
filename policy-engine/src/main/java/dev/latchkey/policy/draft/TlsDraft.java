package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.TlsVersion;
import dev.latchkey.policy.rule.WeakTls;
import org.jspecify.annotations.Nullable;

/**
 * How badly a connection is protected, as written: one of the two.
 *
 * @param absent    {@code true}: without any TLS
 * @param olderThan {@code 1.2}: without TLS, or with a version before that
 */
public record TlsDraft(@Nullable Boolean absent, @Nullable String olderThan) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public WeakTls toWeakTls() {
        var problems = new Problems();
        boolean one = DraftFields.yes(absent) == (olderThan == null);
        problems.read("absent", () -> {
            check(one, "", absent, "true, or a version in olderThan, not both");
            return one;
        });
        var read = problems.read("olderThan", () -> DraftFields.optional(olderThan, TlsVersion::parse));
        return problems.build(() -> new WeakTls(read.get()));
    }
}
