package dev.latchkey.credential.securityevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.kit.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Whose keys are asked for, where, and how often. */
class TransmitterKeysTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private ECKey key;

    @BeforeEach
    void start() throws IOException, JOSEException {
        key = newKey();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static ECKey newKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_521).keyID("k-1").generate();
    }

    private Transmitter transmitter() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
        return new Transmitter(
                "idp", "acme", "https://idp.example", "https://latchkey.example", address, Instant.EPOCH);
    }

    private static SetVerifier verifier(String... allowed) {
        SecurityEventSettings settings = new SecurityEventSettings(List.of(allowed), "");
        return new SetVerifier(new TransmitterKeys(settings, Clock.systemUTC()), Clock.systemUTC());
    }

    private static String token(ECKey signing, Object events) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES512)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID("k-1")
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://idp.example")
                .audience("https://latchkey.example")
                .issueTime(Date.from(Instant.now()))
                .jwtID("j-1")
                .claim("events", events)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(signing));
        return token.serialize();
    }

    @Test
    void believesWhatIsSignedByAKeyInANetworkThatTheOperatorAllows() throws JOSEException {
        SecurityEventClaims claims = verifier("127.0.0.0/8")
                .verify(transmitter(), token(key, Map.of("urn:x", Map.of())))
                .block();
        assertThat(claims).isNotNull();
        assertThat(claims.events()).containsOnlyKeys("urn:x");
    }

    @Test
    void asksNobodyInside() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        verifier().verify(transmitter(), token(key, Map.of())).block())
                .satisfies(no -> assertThat(no.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(asked).hasValue(0);
    }

    @Test
    void asksSixTimesAMinuteHoweverManyAreForged() throws JOSEException {
        SetVerifier verifier = verifier("127.0.0.0/8");
        String forged = token(newKey(), Map.of());
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(SetRefusedException.class)
                    .isThrownBy(() -> verifier.verify(transmitter(), forged).block())
                    .satisfies(no -> assertThat(no.problem().err()).isEqualTo("authentication_failed"));
        }
        assertThat(asked).hasValueLessThanOrEqualTo(7);
    }

    @Test
    void refusesEventsThatAreNone() {
        assertThatExceptionOfType(SetRefusedException.class)
                .isThrownBy(() -> verifier("127.0.0.0/8")
                        .verify(transmitter(), token(key, "a text"))
                        .block())
                .satisfies(no -> assertThat(no.problem().err()).isEqualTo("invalid_request"));
    }
}
