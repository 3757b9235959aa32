package dev.latchkey.quickstart.journey.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A mail program that has signed in and stays, as one does that waits for new mail. */
public final class ImapSession implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private static final int GLANCE_MS = 200;

    private final SSLSocket socket;
    private final BufferedReader lines;

    private ImapSession(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Signs in; fails where that is refused. */
    public static ImapSession open(int port, Certificate trusted, String login, String secret) {
        try {
            SSLSocket socket = (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MS);
            ImapSession session = new ImapSession(socket);
            assertThat(session.answer("* ")).startsWith("* OK");
            session.say("a LOGIN \"" + login + "\" \"" + secret + "\"");
            assertThat(session.answer("a ")).startsWith("a OK");
            return session;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(Certificate trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(trusted.certificate())) {
            store.setCertificateEntry(
                    "site", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String answer(String tag) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(tag)) {
                return line;
            }
        }
        return "";
    }

    /** Whether the server still talks to it. */
    public boolean isOpen() {
        try {
            say("b NOOP");
            return answer("b ").startsWith("b OK");
        } catch (IOException ended) {
            return false;
        }
    }

    /** Whether the server has ended it, without a word from this side. */
    public boolean wasEnded() {
        try {
            socket.setSoTimeout(GLANCE_MS);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("* BYE")) {
                    return true;
                }
            }
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /** When the server ended it, where that is in time. */
    public Instant endedWithin(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        String line = lines.readLine();
        assertThat(line == null || line.startsWith("* BYE")).as(line).isTrue();
        return Instant.now();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
