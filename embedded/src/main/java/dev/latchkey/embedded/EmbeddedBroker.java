package dev.latchkey.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
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
        format(data);
        var properties = BrokerProperties.of(data, listening, FreePort.find(), options);
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, listening);
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
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

    private static void format(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data);
            formatter(data).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("broker directory " + data + ": cannot be formatted", e);
        }
    }

    private static Formatter formatter(Path data) {
        return new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(BrokerProperties.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true);
    }
}
