package dev.latchkey.kit;

import dev.latchkey.embedded.BrokerMain;
import dev.latchkey.embedded.FreePort;
import dev.latchkey.events.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker in a process of its own, to be killed, frozen and started again on the same port with the same data. */
public final class BrokerProcess implements AutoCloseable {
    private final Path directory;
    private final int port = FreePort.find();
    private boolean createsTopics;
    private Process process;

    public BrokerProcess(Path directory) {
        this.directory = directory;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** As many brokers are: one that creates whatever topic is mentioned. Call before {@link #start}. */
    public BrokerProcess creatingTopics() {
        createsTopics = true;
        return this;
    }

    /** Returns when it answers. */
    public BrokerProcess start() {
        try {
            process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BrokerMain.class.getName(),
                            directory.toString(),
                            Integer.toString(port),
                            createsTopics ? "--create-topics" : "")
                    .redirectErrorStream(true)
                    .start();
            awaitReady(process.inputReader());
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        StringJoiner said = new StringJoiner("\n");
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith("ready ")) {
                Thread.startVirtualThread(() -> drain(output));
                return;
            }
        }
        throw new IllegalStateException("the broker ended before it was ready; it said: " + said);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException processHasEnded) {
            // nothing left to read
        }
    }

    public BrokerProcess withTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            List<NewTopic> topics = Arrays.stream(Topic.values())
                    .flatMap(t -> Stream.of(
                            new NewTopic(t.wireName(), t.partitions(), (short) 1),
                            new NewTopic(t.deadLetters(), 1, (short) 1)))
                    .toList();
            admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
            return this;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** In order, by SIGTERM. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Answers nothing any more, but keeps its connections. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
