package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.text.ShownText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which app passwords of a tenant are to be revoked: those that meet everything that is given.
 *
 * @param account   of this account
 * @param unusedFor neither used nor issued within it
 * @param olderThan issued longer ago
 * @param protocol  that may be used for it, expressly or because nothing else is said
 * @param all       says that nothing is given on purpose
 * @param confirm   what the dry run answered; absent: this is the dry run
 */
record BulkRequest(
        @Nullable String account,
        @Nullable Duration unusedFor,
        @Nullable Duration olderThan,
        @Nullable String protocol,
        @Nullable Boolean all,
        @Nullable String reason,
        @Nullable String confirm) {
    private static final Duration AT_MOST = Duration.ofDays(36_500);

    /** @throws dev.latchkey.kit.problem.ProblemException 400, naming every field that is wrong */
    BulkRequest checked() {
        RequestFields fields = new RequestFields();
        age(fields, "unusedFor", unusedFor);
        age(fields, "olderThan", olderThan);
        if (protocol != null) {
            fields.word("protocol", protocol);
        }
        boolean everything = account == null && unusedFor == null && olderThan == null && protocol == null;
        if (everything != Boolean.TRUE.equals(all)) {
            fields.wrong("all", String.valueOf(all), "true, where nothing else says which; absent otherwise");
        }
        if (reason != null && (reason.length() > 500 || !ShownText.isFit(reason))) {
            fields.wrong("reason", reason, "at most 500 characters, " + ShownText.EXPECTED);
        }
        fields.allRight();
        return this;
    }

    /** Bounded: before the beginning of time there is no instant to compare with. */
    private static void age(RequestFields fields, String field, @Nullable Duration given) {
        if (given != null && (!given.isPositive() || given.compareTo(AT_MOST) > 0)) {
            fields.wrong(field, given.toString(), "more than PT0S, at most P36500D");
        }
    }

    boolean asksForLastUse() {
        return unusedFor != null;
    }

    /** @param now when it began: what is issued while it goes on was not looked at */
    boolean matches(AppPassword each, @Nullable LastUse lastUse, Instant now) {
        return each.livesAt(now)
                && !each.issuedAt().isAfter(now)
                && (account == null || account.equals(each.account()))
                && (olderThan == null || each.issuedAt().isBefore(now.minus(olderThan)))
                && (protocol == null
                        || each.protocols().isEmpty()
                        || each.protocols().contains(protocol))
                && (unusedFor == null || isUnused(each, lastUse, now.minus(unusedFor)));
    }

    private static boolean isUnused(AppPassword each, @Nullable LastUse lastUse, Instant since) {
        Instant last = lastUse == null ? each.issuedAt() : lastUse.at();
        return last.isBefore(since);
    }
}
