package dev.latchkey.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker in KRaft mode inside this JVM, listening on 127.0.0.1 only. What it acknowledged is kept in its
 * directory over restarts and over the death of the process. Topics are not created by being mentioned.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;
    private final int certificatePort;

    private EmbeddedBroker(KafkaRaftServer server, int port, int certificatePort) {
        this.server = server;
        this.port = port;
        this.certificatePort = certificatePort;
    }

    /**
     * Starts a broker that acknowledges from the page cache.
     *
     * @param directory where its data is or shall be; created when missing
     * @param port the port to listen on, 0 for a free one
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, BrokerOptions.pageCache());
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory where its data is or shall be; created when missing
     * @param port the port to listen on, 0 for a free one
     * @param options when a record counts as written
     * @throws IllegalStateException when the directory belongs to a broker of another version or cannot be read
     */
    public static EmbeddedBroker start(Path directory, int port, BrokerOptions options) {
        var listening = FreePort.orGiven(port);
        var data = directory.toAbsolutePath();
        format(data, List.of());
        return started(BrokerProperties.of(data, listening, FreePort.find(), options), listening, listening);
    }

    /**
     * Starts a broker that wants TLS and to know who comes, and returns when it answers. {@link #bootstrapServers()} is
     * where clients sign in with a password, {@link #certificateServers()} where they do with a certificate.
     *
     * @param directory where its data is or shall be; created when missing
     * @param security who may come in, and how
     */
    public static EmbeddedBroker startSecured(Path directory, BrokerSecurity security) {
        var port = FreePort.find();
        var certificatePort = FreePort.find();
        var controllerPort = FreePort.find();
        var data = directory.toAbsolutePath();
        format(data, List.of(security.firstUser()));
        var properties = BrokerProperties.of(data, port, controllerPort, BrokerOptions.pageCache());
        properties.putAll(security.properties(port, certificatePort, controllerPort));
        return started(properties, port, certificatePort);
    }

    private static EmbeddedBroker started(Map<String, Object> properties, int port, int certificatePort) {
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, port, certificatePort);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Likewise, for clients that show a certificate. */
    public String certificateServers() {
        return "127.0.0.1:" + certificatePort;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops in order: leaves the quorum, flushes and closes every log. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data, List<String> users) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data);
            formatter(data, users).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("broker directory " + data + ": cannot be formatted", e);
        }
    }

    private static Formatter formatter(Path data, List<String> users) {
        return new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setScramArguments(users)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true);
    }
}
