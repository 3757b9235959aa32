package dev.latchkey.notifier.notice;

import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.Outcome;
import dev.latchkey.notifier.notice.OwnerNotices.Leased;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Sends one mail of a notice, and writes down what became of it. */
final class NoticeSender {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    private final OwnerNotices notices;
    private final Recipients recipients;
    private final MailChannel mail;
    private final LinkTokens tokens;
    private final NoticeSettings settings;
    private final MeterRegistry meters;

    NoticeSender(
            OwnerNotices notices,
            Recipients recipients,
            MailChannel mail,
            LinkTokens tokens,
            NoticeSettings settings,
            MeterRegistry meters) {
        this.notices = notices;
        this.recipients = recipients;
        this.mail = mail;
        this.tokens = tokens;
        this.settings = settings;
        this.meters = meters;
    }

    /** Completes when the outcome is written down. What fails is tried again until the link would have ended. */
    Mono<Void> send(Leased leased) {
        Notice notice = leased.notice();
        return recipients
                .of(notice.tenant(), notice.account())
                .flatMap(to -> mail.send(NoticeText.mail(notice, leased.sent(), to, link(notice))))
                // The account may be read from its topic later than the app password from its own.
                .defaultIfEmpty(Outcome.Failed.because("the account is not known yet"))
                .flatMap(outcome -> settle(leased, outcome));
    }

    private Optional<String> link(Notice notice) {
        return settings.baseUrl().isEmpty()
                ? Optional.empty()
                : tokens.sign(notice.id(), notice.until())
                        .map(token -> settings.baseUrl() + NotMeApi.PATH + "?token=" + token);
    }

    private Mono<Void> settle(Leased leased, Outcome outcome) {
        boolean delivered = outcome instanceof Outcome.Delivered;
        meters.counter("latchkey.notices", "outcome", delivered ? "sent" : "failed")
                .increment();
        if (delivered) {
            return notices.sent(leased, settings.againAfter());
        }
        LOG.atWarn()
                .addKeyValue("tenant", leased.notice().tenant())
                .addKeyValue("notice", leased.notice().id())
                .addKeyValue("cause", outcome instanceof Outcome.Failed failed ? failed.error() : "deferred")
                .log("a notice could not be sent; trying again");
        return notices.failed(leased, settings.retryAfter());
    }
}
