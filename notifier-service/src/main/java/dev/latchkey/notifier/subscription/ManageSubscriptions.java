package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.client.DestinationRefusedException;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.notifier.channel.MailAddresses;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.SigningSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Makes and changes subscriptions, and sees to it that they can work. */
final class ManageSubscriptions {
    private final Subscriptions subscriptions;
    private final SecretBox box;
    private final AddressGuard guard;
    private final MailChannel mail;
    private final Clock clock;
    private final SecureRandom random;
    private final int atMost;

    ManageSubscriptions(
            Subscriptions subscriptions,
            SecretBox box,
            AddressGuard guard,
            MailChannel mail,
            Clock clock,
            SecureRandom random,
            int atMost) {
        this.subscriptions = subscriptions;
        this.box = box;
        this.guard = guard;
        this.mail = mail;
        this.clock = clock;
        this.random = random;
        this.atMost = atMost;
    }

    Mono<SubscriptionView> add(String tenant, String by, SubscriptionRequest request) {
        RequestFields fields = new RequestFields();
        request.checkAsNew(fields);
        WantedAlerts wanted = WantedAlerts.of(request, fields);
        fields.allRight();
        String id = UUID.randomUUID().toString();
        return target(request)
                .map(target -> subscription(tenant, by, id, target, wanted))
                .delayUntil(subscription -> room(subscription.tenant()))
                .flatMap(this::add);
    }

    private Mono<SubscriptionView> add(Subscription draft) {
        return switch (draft.target()) {
            case DeliveryTarget.MailBox box -> subscriptions.add(draft).map(SubscriptionView::of);
            case DeliveryTarget.Webhook webhook -> {
                SigningSecret secret = SigningSecret.generate(random);
                yield subscriptions
                        .add(with(draft, List.of(box.seal(secret, draft.id()))))
                        .map(added -> SubscriptionView.showing(added, secret.reveal()));
            }
        };
    }

    Mono<Subscription> change(Subscription subscription, SubscriptionRequest request) {
        RequestFields given = new RequestFields();
        request.checkAsChange(given);
        WantedAlerts wanted = WantedAlerts.of(request, given);
        given.allRight();
        Document fields = new Document();
        if (request.detectors() != null) {
            fields.append("detectors", wanted.detectors());
        }
        if (request.minSeverity() != null) {
            fields.append("minSeverity", wanted.minSeverity().name());
        }
        if (request.enabled() != null) {
            fields.append("disabledBecause", request.enabled() ? null : "switched off");
        }
        return fields.isEmpty() ? Mono.just(subscription) : subscriptions.change(subscription, fields);
    }

    private Subscription subscription(String tenant, String by, String id, DeliveryTarget target, WantedAlerts wanted) {
        return new Subscription(
                tenant, id, target, wanted.detectors(), wanted.minSeverity(), null, clock.instant(), by, List.of(), 1);
    }

    private static Subscription with(Subscription draft, List<SealedSecret> secrets) {
        return new Subscription(
                draft.tenant(),
                draft.id(),
                draft.target(),
                draft.detectors(),
                draft.minSeverity(),
                draft.disabledBecause(),
                draft.createdAt(),
                draft.createdBy(),
                secrets,
                draft.version());
    }

    private Mono<DeliveryTarget> target(SubscriptionRequest request) {
        return request.url() == null ? Mono.just(mailBox(String.valueOf(request.address()))) : webhook(request.url());
    }

    private Mono<DeliveryTarget> webhook(String given) {
        if (!box.canSeal()) {
            throw ProblemException.conflict(
                    "Webhooks are not set up here: their signing secrets need a key (LATCHKEY_WEBHOOK_KEY_FILE).");
        }
        String expected = "an https URL on the public internet, or in a network that the operator allows";
        try {
            URI url = AddressGuard.parse(given);
            return guard.admit(url)
                    .<DeliveryTarget>map(address -> new DeliveryTarget.Webhook(url))
                    .onErrorMap(DestinationRefusedException.class, refused -> bad("url", refused, expected));
        } catch (DestinationRefusedException refused) {
            throw bad("url", refused, expected);
        }
    }

    private DeliveryTarget mailBox(String given) {
        if (!mail.isSetUp()) {
            throw ProblemException.conflict("Mail is not set up here: there is no mail server (LATCHKEY_SMTP_HOST).");
        }
        String expected = "one mail address such as soc@example.org";
        return MailAddresses.parse(given)
                .map(DeliveryTarget.MailBox::new)
                .orElseThrow(() -> ProblemException.badField("address", "not a mail address", expected));
    }

    private Mono<Void> room(String tenant) {
        return subscriptions
                .count(tenant)
                .flatMap(count -> count < atMost
                        ? Mono.empty()
                        : Mono.error(ProblemException.conflict(
                                "There are " + count + " subscriptions (expected: at most " + atMost + ").")));
    }

    private static ProblemException bad(String field, DestinationRefusedException refused, String expected) {
        return ProblemException.badField(field, String.valueOf(refused.getMessage()), expected);
    }

    /** Which alerts are wanted. */
    private record WantedAlerts(List<String> detectors, AlertSeverity minSeverity) {
        static WantedAlerts of(SubscriptionRequest request, RequestFields fields) {
            return new WantedAlerts(request.chosenDetectors(fields), request.chosenSeverity(fields));
        }
    }
}
