package dev.latchkey.notifier.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.policy.network.Cidr;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On receivers that are no good. */
class WebhookChannelTest {
    private static final String BODY = "{\"text\":\"héllo\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebhookChannel channel = new WebhookChannel(
            AddressGuard.allowing(List.of(Cidr.parse("127.0.0.0/8")), PATIENCE),
            Clock.systemUTC(),
            new WebhookSettings(PATIENCE, PATIENCE, List.of()));
    private final ServerSocket receiver;

    WebhookChannelTest() throws IOException {
        receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @FunctionalInterface
    private interface Conduct {
        void with(Socket connection) throws IOException;
    }

    private CompletableFuture<String> taking(Conduct conduct) {
        CompletableFuture<String> request = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (Socket connection = receiver.accept()) {
                request.complete(read(connection.getInputStream()));
                conduct.with(connection);
            } catch (IOException failure) {
                request.completeExceptionally(failure);
            }
        });
        return request;
    }

    /** To the end of the body, which is the end of what is sent. */
    private static String read(InputStream sent) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("llo\"}") < 0) {
            int next = sent.read();
            if (next < 0) {
                break;
            }
            request.append((char) next);
        }
        return request.toString();
    }

    private String error(String scheme) {
        URI url = URI.create(scheme + "://127.0.0.1:" + receiver.getLocalPort() + "/hook?token=s3cret");
        WebhookCall call = new WebhookCall("msg_1", url, BODY, List.of(SigningSecret.generate(new SecureRandom())));
        return channel.send(call).block() instanceof DeliveryOutcome.Failed failed ? failed.error() : "";
    }

    @Test
    void saysTheLengthOfWhatItSends() {
        CompletableFuture<String> request = taking(
                connection -> connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(UTF_8)));
        assertThat(error("http")).isEmpty();
        assertThat(request.join().toLowerCase())
                .contains("content-length: " + BODY.getBytes(UTF_8).length + "\r\n")
                .doesNotContain("transfer-encoding");
    }

    @Test
    void tellsAReceiverThatClosesFromOneThatIsNotThere() throws IOException {
        taking(Socket::close);
        assertThat(error("http")).isEqualTo("closed before it answered");
        taking(connection -> connection.setSoLinger(true, 0));
        assertThat(error("http")).isEqualTo("closed before it answered");
        taking(connection -> connection.getOutputStream().write("HTTP/1.1 2".getBytes(UTF_8)));
        assertThat(error("http")).isEqualTo("closed before it answered");
        receiver.close();
        assertThat(error("http")).startsWith("no connection: ").doesNotContain("s3cret");
    }

    @Test
    void saysThatAReceiverSpeaksNoTls() {
        Thread.ofVirtual().start(() -> {
            try (Socket connection = receiver.accept()) {
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(error("https")).startsWith("no TLS: ");
    }
}
