package dev.latchkey.credential;

import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.conditionalaccess.PolicySnapshots;
import dev.latchkey.events.ContentHash;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Staleness;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Publishes a tenant's policies as policy-service does. */
final class PoliciesInForce {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Replica replica;
    private final String tenant;
    private long version;

    PoliciesInForce(Replica replica, String tenant) {
        this.replica = replica;
        this.tenant = tenant;
    }

    /** From now on these; returns when they are in force. Lists of JSON without brackets. */
    void are(String locations, String policies) {
        publish(++version, locations, policies);
        await().atMost(SOON).until(() -> version() == version);
    }

    /** Publishes a version, whatever becomes of it. */
    void publish(long number, String locations, String policies) {
        PolicySnapshotPublished unhashed = snapshot(number, "-", locations, policies);
        publish(snapshot(number, ContentHash.of(unhashed), locations, policies));
    }

    /** From now on none, under that bound. */
    void areNoneWithin(Staleness bound) {
        PolicySnapshotPublished unhashed =
                new PolicySnapshotPublished(tenant, ++version, "-", Instant.now(), List.of(), List.of(), bound);
        publish(new PolicySnapshotPublished(
                tenant, version, ContentHash.of(unhashed), Instant.now(), List.of(), List.of(), bound));
        await().atMost(SOON).until(() -> version() == version);
    }

    PolicySnapshotPublished snapshot(long number, String hash, String locations, String policies) {
        return EventJson.mapper()
                .readValue(
                        """
                {"tenant":"%s","version":%d,"contentHash":"%s","issuedAt":"%s","locations":[%s],"policies":[%s]}""".formatted(tenant, number, hash, Instant.now(), locations, policies),
                        PolicySnapshotPublished.class);
    }

    void publish(Event event) {
        var outbound = new OutboundEvent(UUID.randomUUID(), Instant.now(), null, event);
        // Others' topics are asked for at the first attempt.
        await().until(() -> replica.context
                .getBean(EventPublisher.class)
                .publish(outbound)
                .handle((done, failure) -> failure == null)
                .join());
    }

    /** What sign-ins are judged by. */
    long version() {
        return replica.context.getBean(PolicySnapshots.class).of(tenant).version();
    }
}
