package dev.latchkey.credential;

import dev.latchkey.events.InternalTopic;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** What the job that counts for all replicas has decided. */
final class ThrottleDecisions {
    private ThrottleDecisions() {}

    static List<ConsumerRecord<byte[], byte[]>> of(Surroundings around) {
        return TopicView.records(around, InternalTopic.SIGN_IN_HOLDS.wireName());
    }

    /** Where it has never been, the job begins at a moment of its own; in a test it then has to see every guess. */
    static void begin(Surroundings around, Replica replica) {
        Acme any = new Acme(replica);
        AtomicInteger tries = new AtomicInteger();
        Awaitility.await().until(() -> {
            guess(replica, any, tries.incrementAndGet());
            return !of(around).isEmpty();
        });
    }

    private static void guess(Replica replica, Acme any, int one) {
        for (int guess = 0; guess < 12; guess++) {
            replica.doors.post(
                    "/v1/sign-ins",
                    "{\"login\":\"user%d@%s\",\"secret\":\"guess number %d\",\"protocol\":\"imap\",\"address\":\"198.19.%d.9\"}"
                            .formatted(one, any.domain, guess, one),
                    "X-Latchkey-Door-Key",
                    any.key);
        }
    }
}
