package dev.latchkey.notifier.subscription;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.notifier.channel.AddressGuard;
import dev.latchkey.notifier.channel.DestinationRefusedException;
import dev.latchkey.notifier.channel.MailAddresses;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.SigningSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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

    Mono<SubscriptionView> add(Caller caller, SubscriptionRequest request) {
        if (request.enabled() != null) {
            throw ProblemException.badField("enabled", String.valueOf(request.enabled()), "nothing: it begins enabled");
        }
        String id = UUID.randomUUID().toString();
        return target(request)
                .map(target -> subscription(caller, id, target, request))
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
        if (request.kind() != null || request.url() != null || request.address() != null) {
            throw ProblemException.badField(
                    "url", "a new target", "detectors, minSeverity or enabled: for another target, subscribe anew");
        }
        Document fields = new Document();
        if (request.detectors() != null) {
            fields.append("detectors", request.chosenDetectors());
        }
        if (request.minSeverity() != null) {
            fields.append("minSeverity", request.chosenSeverity().name());
        }
        if (request.enabled() != null) {
            fields.append("disabledBecause", request.enabled() ? null : "switched off");
        }
        return fields.isEmpty() ? Mono.just(subscription) : subscriptions.change(subscription, fields);
    }

    private Subscription subscription(Caller caller, String id, DeliveryTarget target, SubscriptionRequest request) {
        return new Subscription(
                caller.tenant(),
                id,
                target,
                request.chosenDetectors(),
                request.chosenSeverity(),
                null,
                clock.instant(),
                caller.subject(),
                List.of(),
                1);
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
        return switch (String.valueOf(request.kind())) {
            case "webhook" -> webhook(request);
            case "mail" -> Mono.just(mailBox(request));
            default -> throw ProblemException.badField("kind", String.valueOf(request.kind()), "webhook or mail");
        };
    }

    private Mono<DeliveryTarget> webhook(SubscriptionRequest request) {
        absent("address", request.address(), "nothing: a webhook has a url");
        if (!box.canSeal()) {
            throw ProblemException.conflict(
                    "Webhooks are not set up here: their signing secrets need a key (LATCHKEY_WEBHOOK_KEY_FILE).");
        }
        String expected = "an https URL on the public internet, or in a network that the operator allows";
        try {
            URI url = AddressGuard.parse(present("url", request.url(), expected));
            return guard.admit(url)
                    .<DeliveryTarget>map(address -> new DeliveryTarget.Webhook(url))
                    .onErrorMap(DestinationRefusedException.class, refused -> bad("url", refused, expected));
        } catch (DestinationRefusedException refused) {
            throw bad("url", refused, expected);
        }
    }

    private DeliveryTarget mailBox(SubscriptionRequest request) {
        absent("url", request.url(), "nothing: mail has an address");
        if (!mail.isSetUp()) {
            throw ProblemException.conflict("Mail is not set up here: there is no mail server (LATCHKEY_SMTP_HOST).");
        }
        String expected = "one mail address such as soc@example.org";
        String address = present("address", request.address(), expected);
        return MailAddresses.parse(address)
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

    private static String present(String field, @Nullable String value, String expected) {
        if (value == null) {
            throw ProblemException.badField(field, "absent", expected);
        }
        return value;
    }

    private static void absent(String field, @Nullable String value, String expected) {
        if (value != null) {
            throw ProblemException.badField(field, "given", expected);
        }
    }
}
