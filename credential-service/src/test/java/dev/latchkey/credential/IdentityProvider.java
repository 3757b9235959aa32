package dev.latchkey.credential;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** An identity provider that shows its keys and signs security event tokens; it ends with the JVM. */
final class IdentityProvider {
    static final String ISSUER = "https://idp.example";
    static final String AUDIENCE = "https://latchkey.example";

    private final ECKey key = newKey();
    final HttpServer server;

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.setExecutor(null);
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k-1").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String keys() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    JWTClaimsSet.Builder claims(String email, String type, Map<String, Object> event) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString())
                .claim("sub_id", Map.of("format", "email", "email", email))
                .claim("events", Map.of(type, event));
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, "secevent+jwt", key);
    }

    /** A token of another type, by the right key. */
    String signAs(String type, JWTClaimsSet claims) {
        return sign(claims, type, key);
    }

    static String sign(JWTClaimsSet claims, String type, ECKey key) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(type))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT signed = new SignedJWT(header, claims);
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
