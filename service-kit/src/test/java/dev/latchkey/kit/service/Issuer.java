package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An issuer of access tokens. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private volatile String itself;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("k").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        itself = url();
        serve("/.well-known/openid-configuration", () -> """
                {"issuer":"%s","jwks_uri":"%s/jwks","subject_types_supported":["public"],
                 "authorization_endpoint":"%s/a","token_endpoint":"%s/t","response_types_supported":["code"]}""".formatted(itself, url(), url(), url()));
        serve("/jwks", () -> new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    /** Has it call itself something else from now on. */
    void callItself(String other) {
        itself = other;
    }

    private void serve(String path, Supplier<String> document) {
        server.createContext(path, exchange -> {
            byte[] json = document.get().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token(String tenant, String... roles) {
        return sign(claims(url(), Duration.ofMinutes(5))
                .claim("tenant", tenant)
                .claim("roles", List.of(roles))
                .build());
    }

    /** Of an administrator of Acme, with one claim that says something else. */
    String saying(String claim, @Nullable Object value) {
        return sign(claims(url(), Duration.ofMinutes(5))
                .claim("tenant", "acme")
                .claim("roles", List.of("admin"))
                .claim(claim, value)
                .build());
    }

    String expired() {
        return sign(claims(url(), Duration.ofMinutes(-5)).build());
    }

    String ofAnotherIssuer() {
        return tokenOf("http://elsewhere");
    }

    /** Signed by a key of this one all the same. */
    String tokenOf(String other) {
        return sign(claims(other, Duration.ofMinutes(5)).build());
    }

    String withoutTenant(String... roles) {
        return sign(claims(url(), Duration.ofMinutes(5))
                .claim("roles", List.of(roles))
                .build());
    }

    private static JWTClaimsSet.Builder claims(String issuer, Duration validFor) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("ada")
                .audience("latchkey")
                .expirationTime(Date.from(Instant.now().plus(validFor)))
                .claim("email", "ada@acme.example");
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID("k")
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
