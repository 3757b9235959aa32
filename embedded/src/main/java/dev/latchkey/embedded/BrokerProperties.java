package dev.latchkey.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's settings: one node that is broker and controller, loopback only, small memory. */
final class BrokerProperties {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final int NODE_ID = 1;

    private BrokerProperties() {}

    static Map<String, Object> of(Path directory, int port, int controllerPort, BrokerOptions options) {
        var properties = new HashMap<String, Object>();
        properties.putAll(node(directory, port, controllerPort));
        properties.putAll(singleReplica());
        properties.putAll(smallMemory());
        properties.putAll(quickRecovery());
        properties.put("auto.create.topics.enable", Boolean.toString(options.createTopics()));
        if (options.flushEveryMessage()) {
            properties.put("log.flush.interval.messages", "1");
        }
        return properties;
    }

    private static Map<String, Object> node(Path directory, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("log.dirs", directory.toString()));
    }

    private static Map<String, Object> singleReplica() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, Object> smallMemory() {
        return Map.of(
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024),
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2");
    }

    private static Map<String, Object> quickRecovery() {
        return Map.of(
                // With the default of 9 s a broker that was killed refuses its own restart as a duplicate.
                "broker.session.timeout.ms",
                "1500",
                "broker.heartbeat.interval.ms",
                "300",
                "group.min.session.timeout.ms",
                "1000",
                "group.initial.rebalance.delay.ms",
                "0");
    }
}
