package dev.latchkey.credential.lastuse;

import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notices app passwords that are used after a long silence, before their last use is overwritten. What is read again is
 * told again, under the same id.
 */
final class DormancyDetector {
    /** Makes another id of a sign-in's, with the same time in it. */
    private static final long ANOTHER = 0x77616b65L;

    private final Function<OutboundEvent, CompletableFuture<Void>> publisher;
    private final Duration silence;

    DormancyDetector(Function<OutboundEvent, CompletableFuture<Void>> publisher, Duration silence) {
        this.publisher = publisher;
        this.silence = silence;
    }

    /**
     * Completes when what there is to tell is on the record.
     *
     * @param uses   of each app password, oldest first, by its identity
     * @param before what is known of each
     */
    Mono<Void> look(Map<String, List<Envelope<SignInRecorded>>> uses, Map<String, EarlierUse> before) {
        return Flux.fromIterable(uses.entrySet())
                .concatMap(use -> tell(
                        use.getValue().getFirst(),
                        before.getOrDefault(use.getKey(), EarlierUse.NONE).at()))
                .then();
    }

    private Mono<Void> tell(Envelope<SignInRecorded> use, @Nullable Instant before) {
        SignInRecorded data = use.data();
        String account = data.account();
        String credential = data.credential();
        if (account == null || credential == null || before == null || !isSilence(before, use.time())) {
            return Mono.empty();
        }
        UUID id = new UUID(use.id().getMostSignificantBits(), use.id().getLeastSignificantBits() ^ ANOTHER);
        AppPasswordReawakened event = new AppPasswordReawakened(
                data.tenant(),
                account,
                credential,
                data.credentialLabel() == null ? credential : data.credentialLabel(),
                before,
                use.time(),
                data.address(),
                data.protocol());
        // Not to be cancelled: its number in the sequence is taken.
        return Mono.fromFuture(() -> publisher.apply(new OutboundEvent(id, use.time(), null, event)), true);
    }

    private boolean isSilence(Instant before, Instant next) {
        return before.plus(silence).isBefore(next);
    }
}
