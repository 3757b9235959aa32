package dev.latchkey.notifier.subscription;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.notifier.channel.SigningSecret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Replaces the secret of a webhook; for a while both sign, so that the receiver need not change in the same instant. */
final class SecretRotation {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Subscriptions subscriptions;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration usual;

    SecretRotation(Subscriptions subscriptions, SecretBox box, Clock clock, SecureRandom random, Duration usual) {
        this.subscriptions = subscriptions;
        this.box = box;
        this.clock = clock;
        this.random = random;
        this.usual = usual;
    }

    /** @param overlap how long the replaced secret goes on signing; absent: as long as usual */
    Mono<Rotated> rotate(Subscription subscription, @Nullable Duration overlap) {
        if (!(subscription.target() instanceof DeliveryTarget.Webhook)) {
            throw ProblemException.conflict("Only webhooks have a secret.");
        }
        Duration both = overlap == null ? usual : overlap;
        if (both.isNegative() || both.compareTo(LONGEST) > 0) {
            throw ProblemException.badField("overlap", both.toString(), "PT0S to " + LONGEST);
        }
        SigningSecret secret = SigningSecret.generate(random);
        List<SealedSecret> all = replaced(subscription, box.seal(secret, subscription.id()), both);
        return subscriptions
                .change(subscription, new Document("secrets", SubscriptionDocument.secrets(all)))
                .map(changed -> new Rotated(changed, SubscriptionView.showing(changed, secret.reveal())));
    }

    /** @param view with the new secret */
    record Rotated(Subscription subscription, SubscriptionView view) {}

    private List<SealedSecret> replaced(Subscription subscription, SealedSecret fresh, Duration overlap) {
        Instant now = clock.instant();
        return Stream.concat(
                        Stream.of(fresh),
                        subscription.secrets().stream()
                                .map(each -> each.endingAt(now.plus(overlap)))
                                .filter(each -> each.signsAt(now)))
                .limit(3)
                .toList();
    }
}
