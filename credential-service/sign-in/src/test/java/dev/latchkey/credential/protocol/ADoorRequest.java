package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.frontdoor.Backend;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.policy.network.IpAddress;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request of a front door, to be bent. */
final class ADoorRequest {
    static final FrontDoor DOOR = new FrontDoor(
            "mx",
            "Mail",
            Set.of("imap", "smtp", "pop3", "http"),
            List.of("mail", "wiki"),
            List.of(),
            List.of(),
            Set.of(),
            Map.of(
                    "imap", new Backend(IpAddress.parse("127.0.0.1"), 10143),
                    "smtp", new Backend(IpAddress.parse("::1"), 10025)),
            false,
            1);

    private final HttpHeaders headers =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    private String query = "";
    private byte[] body = {};
    private long arrived = System.nanoTime();

    static ADoorRequest aRequest() {
        return new ADoorRequest();
    }

    /** Whatever the attempt is decided by: there is nothing in it that could be right. */
    static void isBoundToFail(Attempt attempt) {
        assertThat(attempt.typed().isReadable()).isFalse();
        assertThat(attempt.typed().read()).isInstanceOf(TypedSecret.NotAnAppPassword.class);
    }

    static void isOfNobody(Attempt attempt) {
        assertThat(LoginName.read(attempt.login().value())).isEmpty();
        assertThat(attempt.login().value()).hasSizeBetween(1, LoginName.LONGEST);
    }

    ADoorRequest with(String header, String value) {
        headers.add(header, value);
        return this;
    }

    ADoorRequest without(String header) {
        headers.remove(header);
        return this;
    }

    ADoorRequest asking(String asked) {
        query = asked;
        return this;
    }

    ADoorRequest saying(String text) {
        return saying(text.getBytes(StandardCharsets.UTF_8));
    }

    ADoorRequest saying(byte[] bytes) {
        body = bytes;
        return this;
    }

    ADoorRequest arrivedAt(long nanoTime) {
        arrived = nanoTime;
        return this;
    }

    DoorRequest sent() {
        return new DoorRequest("POST", query, headers, body.clone(), IpAddress.parse("127.0.0.1"), arrived);
    }
}
