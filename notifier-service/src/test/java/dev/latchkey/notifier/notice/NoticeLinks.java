package dev.latchkey.notifier.notice;

import dev.latchkey.notifier.RunningNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Links that a mail would have. */
public final class NoticeLinks {
    private NoticeLinks() {}

    /** The token of a new notice to somebody of that tenant. */
    public static String token(RunningNotifier notifier, String tenant) {
        Instant until = Instant.now().plus(Duration.ofDays(1));
        Notice notice = new Notice(
                UUID.randomUUID().toString(),
                tenant,
                "ann",
                List.of("printer"),
                NoticeKind.ISSUED,
                "Printer",
                Instant.now(),
                "somebody",
                until);
        notifier.bean(OwnerNotices.class).add(notice).block();
        return notifier.bean(LinkTokens.class).sign(notice.id(), until).orElseThrow();
    }
}
