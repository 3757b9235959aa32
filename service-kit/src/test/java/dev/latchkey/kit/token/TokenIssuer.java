package dev.latchkey.kit.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.kit.key.SigningKeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an issuer shows of itself; anything can be put in its place. */
final class TokenIssuer implements AutoCloseable {
    final SigningKeyPair key = SigningKeyPair.of("ES256", "k-1");
    final HttpServer server;
    final Map<String, String> documents = new ConcurrentHashMap<>();

    TokenIssuer() {
        this(plain());
    }

    TokenIssuer(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            String found = documents.get(exchange.getRequestURI().toString());
            byte[] body = (found == null ? "not here" : found).getBytes(UTF_8);
            exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        documents.put("/keys", new JWKSet(key.toPublic()).toString());
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Shows metadata at a path. */
    TokenIssuer calls(String path, String itself, String keys) {
        documents.put(path, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(itself, keys));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
