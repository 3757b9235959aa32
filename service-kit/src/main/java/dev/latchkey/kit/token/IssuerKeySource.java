package dev.latchkey.kit.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.client.DestinationRefusedException;
import dev.latchkey.kit.client.DownloadFailedException;
import dev.latchkey.kit.client.GuardedDownload;
import dev.latchkey.kit.key.KeySetDocument;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.policy.network.Cidr;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the keys of an issuer as its metadata say (OpenID Connect Discovery, section 4; RFC 8414). The issuer's own
 * address is the operator's choice; where its metadata lead elsewhere, that must be public, or allowed.
 */
final class IssuerKeySource {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String issuer;
    private final GuardedDownload download;
    private final AddressGuard anywhere =
            AddressGuard.allowing(List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0")), PATIENCE);
    private final AddressGuard elsewhere;

    IssuerKeySource(IssuerRules rules) {
        this.issuer = rules.issuer();
        this.download = new GuardedDownload(PATIENCE, rules.connection().authorities());
        this.elsewhere = AddressGuard.allowing(rules.connection().allowedNetworks(), PATIENCE);
    }

    /** Its keys now; fails with {@link KeysUnavailableException}. */
    Mono<List<JWK>> keys() {
        return Flux.fromIterable(metadataAddresses())
                .concatMap(this::metadata)
                .next()
                .switchIfEmpty(Mono.error(() -> new KeysUnavailableException(
                        "none of " + metadataAddresses() + " is there (expected: the metadata of the issuer)")))
                .map(this::keysAddress)
                .flatMap(this::keysAt)
                .onErrorMap(
                        IssuerKeySource::isExpected,
                        away -> new KeysUnavailableException(String.valueOf(away.getMessage())));
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof DownloadFailedException || failure instanceof DestinationRefusedException;
    }

    /** In the order in which they are tried. */
    private List<URI> metadataAddresses() {
        URI uri = URI.create(issuer);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/$", "");
        String host = uri.getScheme() + "://" + uri.getRawAuthority();
        return List.of(
                URI.create(host + path + "/.well-known/openid-configuration"),
                URI.create(host + "/.well-known/openid-configuration" + path),
                URI.create(host + "/.well-known/oauth-authorization-server" + path));
    }

    private Mono<Map<String, Object>> metadata(URI address) {
        return download.get(address, anywhere)
                .map(json -> parsed(address, json))
                .onErrorResume(
                        failure -> failure instanceof DownloadFailedException none && none.isNotFound(),
                        none -> Mono.empty());
    }

    private static Map<String, Object> parsed(URI address, String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException broken) {
            throw new KeysUnavailableException(address + " is no JSON (expected: the metadata of the issuer)");
        }
    }

    /** To the letter: whoever signs for another issuer is another issuer. */
    private URI keysAddress(Map<String, Object> metadata) {
        Object itself = metadata.get("issuer");
        if (!issuer.equals(itself)) {
            throw new KeysUnavailableException("the issuer calls itself " + itself + " (expected: " + issuer
                    + ", to the letter, as it is configured)");
        }
        if (metadata.get("jwks_uri") instanceof String address) {
            return AddressGuard.parse(address);
        }
        throw new KeysUnavailableException("the metadata of " + issuer + " name no address of keys (jwks_uri)");
    }

    private Mono<List<JWK>> keysAt(URI address) {
        boolean own = address.getHost().equalsIgnoreCase(URI.create(issuer).getHost());
        return download.get(address, own ? anywhere : elsewhere).map(KeySetDocument::read);
    }
}
