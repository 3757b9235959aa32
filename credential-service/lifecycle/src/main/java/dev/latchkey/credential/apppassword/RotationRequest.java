package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an app password is to be rotated.
 *
 * @param overlap how long the old one goes on working beside its successor, more than nothing and at most 90 days
 */
record RotationRequest(@Nullable Duration overlap, @Nullable SecretFormat form) {
    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(7);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    static final RotationRequest AS_USUAL = new RotationRequest(null, null);

    SecretFormat checkedForm(IssueConstraints limits) {
        RequestFields fields = new RequestFields();
        SecretFormat checked = limits.form(fields, form);
        fields.allRight();
        return checked;
    }

    Duration checkedOverlap() {
        Duration given = overlap == null ? DEFAULT_OVERLAP : overlap;
        if (!given.isPositive() || given.compareTo(LONGEST_OVERLAP) > 0) {
            throw ProblemException.badField("overlap", given.toString(), "more than PT0S, at most P90D");
        }
        return given;
    }
}
