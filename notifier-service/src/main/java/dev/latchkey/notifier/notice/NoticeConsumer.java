package dev.latchkey.notifier.notice;

import dev.latchkey.events.AccountChanged;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads off the streams where mail goes and what there is to tell; what is read again is told once. */
final class NoticeConsumer implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Nobody is to be told of what happened before there were notices, or while this service was away for days. */
    private static final Duration OLDEST = Duration.ofDays(1);

    private final Recipients recipients;
    private final OwnerNotices notices;
    private final boolean mailIsSetUp;
    private final Duration linkFor;
    private final Clock clock;

    NoticeConsumer(Recipients recipients, OwnerNotices notices, boolean mailIsSetUp, Duration linkFor, Clock clock) {
        this.recipients = recipients;
        this.notices = notices;
        this.mailIsSetUp = mailIsSetUp;
        this.linkFor = linkFor;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        Instant oldest = clock.instant().minus(OLDEST);
        Flux.fromIterable(events)
                .concatMap(each -> each.event() instanceof AccountChanged account
                        ? recipients.keep(account)
                        : notice(each, oldest))
                .then()
                .block(PATIENCE);
    }

    /** Without a mail server there is nothing to wait for. */
    private Mono<Void> notice(ReceivedEvent each, Instant oldest) {
        return mailIsSetUp && each.envelope().time().isAfter(oldest)
                ? Mono.justOrEmpty(NoticeMapping.notice(each, linkFor)).flatMap(notices::add)
                : Mono.empty();
    }
}
