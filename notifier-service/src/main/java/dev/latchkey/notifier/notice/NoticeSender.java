package dev.latchkey.notifier.notice;

import dev.latchkey.notifier.channel.DeliveryOutcome;
import dev.latchkey.notifier.channel.MailAddresses;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.notice.OwnerNotices.Leased;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Sends one mail of a notice, and writes down what became of it. */
final class NoticeSender {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    /** From half a minute to an hour. */
    private static final int DOUBLINGS = 7;

    private final OwnerNotices notices;
    private final Recipients recipients;
    private final MailChannel mail;
    private final LinkTokens tokens;
    private final NoticeSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    NoticeSender(
            OwnerNotices notices,
            Recipients recipients,
            MailChannel mail,
            LinkTokens tokens,
            NoticeSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.notices = notices;
        this.recipients = recipients;
        this.mail = mail;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Completes when the outcome is written down. What fails is tried again, less and less often, until the link would have ended. */
    Mono<Void> send(Leased leased) {
        Notice notice = leased.notice();
        return recipients
                .of(notice.tenant(), notice.account())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(to -> to.isEmpty()
                        // The account may be read from its topic later than the app password from its own.
                        ? failed(leased, "the account is not known yet")
                        : MailAddresses.parse(to.get())
                                .map(address -> send(leased, address))
                                .orElseGet(() -> givenUp(leased, "the account has no mail address")));
    }

    private Mono<Void> send(Leased leased, String to) {
        Notice notice = leased.notice();
        return mail.send(NoticeText.mail(notice, leased.sent(), to, link(notice)))
                .flatMap(outcome -> outcome instanceof DeliveryOutcome.Delivered
                        ? sent(leased)
                        : failed(
                                leased,
                                outcome instanceof DeliveryOutcome.Failed failed ? failed.error() : "deferred"));
    }

    private Optional<String> link(Notice notice) {
        return settings.baseUrl().isEmpty()
                ? Optional.empty()
                : tokens.sign(notice.id(), notice.until())
                        .map(token -> settings.baseUrl() + NotMeApi.PATH + "?token=" + token);
    }

    private Mono<Void> sent(Leased leased) {
        count("sent");
        return notices.sent(leased, settings.againAfter());
    }

    private Mono<Void> failed(Leased leased, String cause) {
        Duration pause = settings.retryAfter().multipliedBy(1L << Math.min(leased.failed(), DOUBLINGS));
        if (!clock.instant().plus(pause).isBefore(leased.notice().until())) {
            return givenUp(leased, cause);
        }
        count("failed");
        LOG.atWarn()
                .addKeyValue("tenant", leased.notice().tenant())
                .addKeyValue("notice", leased.notice().id())
                .addKeyValue("cause", cause)
                .log("a notice could not be sent; trying again");
        return notices.failed(leased, pause);
    }

    private Mono<Void> givenUp(Leased leased, String cause) {
        count("givenUp");
        LOG.atError()
                .addKeyValue("tenant", leased.notice().tenant())
                .addKeyValue("notice", leased.notice().id())
                .addKeyValue("cause", cause)
                .log("a notice was given up; its owner is not told");
        return notices.givenUp(leased);
    }

    private void count(String outcome) {
        meters.counter("latchkey.notices", "outcome", outcome).increment();
    }
}
