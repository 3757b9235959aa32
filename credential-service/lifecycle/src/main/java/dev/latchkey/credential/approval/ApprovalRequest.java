package dev.latchkey.credential.approval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.latchkey.credential.apppassword.IssueRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for an app password.
 *
 * @param id             also that of the app password that comes of it
 * @param wanted         what is asked for
 * @param reason         why, in the words of whoever asks
 * @param requester      the subject of whoever asks
 * @param written        the stage as it was last written; {@link #stageAt} is what counts
 * @param decisionReason why it was decided so, in the words of whoever did
 */
record ApprovalRequest(
        @JsonIgnore String tenant,
        String account,
        String id,
        IssueRequest wanted,
        String reason,
        @JsonIgnore String requester,
        @JsonIgnore ApprovalState written,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @JsonIgnore long version) {
    /** For a decision, and after it for the requester to come back. */
    static final Duration OPEN_FOR = Duration.ofDays(14);

    ApprovalState stageAt(Instant now) {
        boolean waits = written == ApprovalState.REQUESTED || written == ApprovalState.APPROVED;
        Instant since = decidedAt == null ? requestedAt : decidedAt;
        return waits && !now.isBefore(since.plus(OPEN_FOR)) ? ApprovalState.LAPSED : written;
    }

    ApprovalRequest decided(ApprovalState stage, @Nullable String why, Instant at) {
        return new ApprovalRequest(
                tenant, account, id, wanted, reason, requester, stage, requestedAt, at, why, version + 1);
    }

    ApprovalRequest collected() {
        return new ApprovalRequest(
                tenant,
                account,
                id,
                wanted,
                reason,
                requester,
                ApprovalState.COLLECTED,
                requestedAt,
                decidedAt,
                decisionReason,
                version + 1);
    }

    String identity() {
        return identity(tenant, id);
    }

    static String identity(String tenant, String id) {
        return tenant + "/" + id;
    }
}
