package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.ImapSession;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.KickingSite;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * All the sessions of one app password end, however many there are. How many is {@code latchkey.sessions}; how long it took from
 * the answer to the revocation is printed.
 */
@Journey
class ManySessionsJourneyIT {
    private static final int COUNT = Integer.getInteger("latchkey.sessions", 50);
    private static final int AT_ONCE = 8;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final String ROOM = """
            default_client_limit = 10000
            mail_max_userip_connections = 0
            service imap-login {
              service_count = 0
              client_limit = 4000
              process_limit = 1
            }
            service imap {
              process_limit = 4000
            }
            """;

    private static final Running RUNNING = new Running();

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void endTogetherAndTheOwnersOtherDevicesGoOn(WholeSystem system) throws Exception {
        var site = KickingSite.asking(system, RUNNING, DebianSystem.here(), ROOM);
        var owner = system.acme().account("busy");
        var lost = system.acme().issue(owner, "Lost server");
        try (var laptop = site.signIn(system.acme().issue(owner, "Laptop"))) {
            var sessions = open(site, lost);
            try {
                var times = endOf(sessions, () -> system.acme().revoke(lost));

                System.out.printf(
                        "%d idle sessions: the first ended %d ms after the answer, half by %d ms, 99 %% by %d ms, all by %d ms%n",
                        COUNT, times.getFirst(), times.get(COUNT / 2), times.get(COUNT * 99 / 100), times.getLast());
                assertThat(times.getLast()).isLessThan(AT_MOST.toMillis());
                assertThat(laptop.isOpen()).isTrue();
            } finally {
                sessions.forEach(ImapSession::close);
            }
        }
    }

    private static List<ImapSession> open(KickingSite site, AppPassword password) throws Exception {
        var places = new Semaphore(AT_ONCE);
        return atOnce(IntStream.range(0, COUNT)
                .<Callable<ImapSession>>mapToObj(number -> () -> {
                    places.acquire();
                    try {
                        return signIn(site, password);
                    } finally {
                        places.release();
                    }
                })
                .toList());
    }

    /** As a device does it: one that hears "later" tries again. */
    private static ImapSession signIn(KickingSite site, AppPassword password) {
        return await().atMost(AT_MOST).ignoreExceptions().until(() -> site.signIn(password), session -> true);
    }

    /** Milliseconds from the end of the action to the end of each session, in order. */
    private static List<Long> endOf(List<ImapSession> sessions, Runnable action) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = sessions.stream()
                    .map(session -> threads.submit(() -> session.endedWithin(AT_MOST)))
                    .toList();
            action.run();
            var from = Instant.now();
            var times = new ArrayList<Long>();
            for (var end : ends) {
                times.add(Duration.between(from, end.get()).toMillis());
            }
            return times.stream().sorted().toList();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
