package dev.latchkey.notifier.notice;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What follows when an owner says "this was not me": an alert for each app password that it may concern. Whoever reads
 * the alerts knows; credential-service reads them too, and revokes. Said twice, nothing more follows.
 */
final class RevokeOnNotMe {
    private final OwnerNotices notices;
    private final Alerts alerts;
    private final Clock clock;

    RevokeOnNotMe(OwnerNotices notices, Alerts alerts, Clock clock) {
        this.notices = notices;
        this.alerts = alerts;
        this.clock = clock;
    }

    Mono<Void> disown(Notice notice) {
        Instant now = clock.instant();
        return Flux.fromIterable(notice.credentials())
                .concatMap(credential -> alerts.raise(finding(notice, credential, now)))
                .then(Mono.defer(() -> notices.disowned(notice)));
    }

    private static DetectionFinding finding(Notice notice, String credential, Instant now) {
        return new DetectionFinding(
                DetectorNames.DISOWNED,
                notice.tenant(),
                notice.id() + "/" + credential,
                Instant.EPOCH, // a notice is about one thing that happened once
                AlertSeverity.CRITICAL,
                "The owner of “" + notice.label() + "” says: this was not me",
                NoticeText.what(notice) + " The owner says that it was somebody else, so the app password is revoked."
                        + " Whoever did it can sign in as the owner, or as somebody who may do so for others: look at how"
                        + " they signed in, and at what else they did.",
                notice.account(),
                credential,
                null,
                notice.at(),
                now,
                1,
                1,
                List.of());
    }
}
