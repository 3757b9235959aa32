package dev.latchkey.credential.approval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** An approval request as people see it. */
record ApprovalView(ApprovalState stage, @JsonUnwrapped ApprovalRequest request) {
    static ApprovalView of(ApprovalRequest request, Instant now) {
        return new ApprovalView(request.stageAt(now), request);
    }
}
