package dev.latchkey.credential.securityevent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.client.DestinationRefusedException;
import dev.latchkey.kit.client.DownloadFailedException;
import dev.latchkey.kit.client.GuardedDownload;
import dev.latchkey.kit.key.KeySetDocument;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.key.SigningKeys;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The keys of those who send security events: asked for where they said, within what the operator allows. */
final class TransmitterKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final GuardedDownload download;
    private final AddressGuard guard;
    private final Clock clock;
    private final Cache<String, SigningKeys> byAddress =
            Caffeine.newBuilder().maximumSize(1_000).build();

    TransmitterKeys(SecurityEventSettings settings, Clock clock) {
        this.download = new GuardedDownload(PATIENCE, settings.authorities().orElse(null));
        this.guard = AddressGuard.allowing(settings.networks(), PATIENCE);
        this.clock = clock;
    }

    SigningKeys of(Transmitter transmitter) {
        return byAddress.get(transmitter.jwksUri(), address -> new SigningKeys(keysAt(address), clock));
    }

    private Mono<List<JWK>> keysAt(String address) {
        return Mono.fromCallable(() -> AddressGuard.parse(address))
                .flatMap((URI url) -> download.get(url, guard))
                .map(KeySetDocument::read)
                .onErrorMap(
                        failure -> failure instanceof DownloadFailedException
                                || failure instanceof DestinationRefusedException,
                        away -> new KeysUnavailableException(String.valueOf(away.getMessage())));
    }
}
