package dev.latchkey.kit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.kit.tls.TrustedAuthorities;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Fetches small documents from addresses that others may have named: to a checked address only, no redirect, at most
 * 256 KiB, within a time.
 */
public final class GuardedDownload {
    private static final int LONGEST = 256 * 1024;

    private final Duration patience;
    private final HttpClient http;

    /**
     * One that trusts the public authorities, and more.
     *
     * @param patience for the whole of it
     * @param caFile   certificates of further authorities, in PEM; none if null
     */
    public GuardedDownload(Duration patience, @Nullable Path caFile) {
        this.patience = patience;
        SslContext trust = trust(caFile);
        // No pool: a pooled connection may lead to an address that was checked for another name.
        this.http = HttpClient.newConnection()
                .followRedirect(false)
                .disableRetry(true)
                .secure(tls -> tls.sslContext(trust))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
                .headers(headers -> headers.set("Accept", "application/json").set("User-Agent", "Latchkey/1"));
    }

    private static SslContext trust(@Nullable Path caFile) {
        SslContextBuilder client = SslContextBuilder.forClient();
        try {
            return caFile == null
                    ? client.build()
                    : client.trustManager(TrustedAuthorities.publicOnesAnd("CA file", caFile)
                                    .certificates())
                            .build();
        } catch (SSLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text that is there; fails with {@link DownloadFailedException}. */
    public Mono<String> get(URI url, AddressGuard guard) {
        return guard.admit(url)
                .flatMap(address -> get(url, address))
                .timeout(patience)
                .onErrorMap(failure -> failed(url, failure));
    }

    private Mono<String> get(URI url, InetAddress address) {
        return Mono.using(
                () -> new PinnedAddress(address),
                pinned -> http.resolver(pinned)
                        .get()
                        .uri(url)
                        .response((response, body) -> text(url, response, body))
                        .single(),
                PinnedAddress::close);
    }

    private static Mono<String> text(URI url, HttpClientResponse response, ByteBufFlux body) {
        int status = response.status().code();
        return status == 200
                ? body.asByteArray()
                        .reduceWith(ByteArrayOutputStream::new, (all, part) -> append(url, all, part))
                        .map(all -> all.toString(UTF_8))
                : Mono.error(new DownloadFailedException(url + " answered " + status + " (expected: 200)", status));
    }

    private static ByteArrayOutputStream append(URI url, ByteArrayOutputStream all, byte[] part) {
        if (all.size() + part.length > LONGEST) {
            throw new DownloadFailedException(url + " is longer than " + LONGEST + " bytes", 0);
        }
        all.writeBytes(part);
        return all;
    }

    private Throwable failed(URI url, Throwable failure) {
        String words = switch (failure) {
            case DownloadFailedException known -> String.valueOf(known.getMessage());
            case DestinationRefusedException refused -> url + " leads to " + refused.getMessage();
            case TimeoutException late -> url + " did not answer within " + patience;
            case SSLException untrusted -> "the certificate of " + url + " is not trusted: " + untrusted.getMessage();
            default -> url + " cannot be reached: " + failure.getMessage();
        };
        return failure instanceof DownloadFailedException ? failure : new DownloadFailedException(words, 0);
    }
}
