package dev.latchkey.quickstart.journey.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Devices that sign in in turn, so many times a second whatever else happens, and want to hear "accepted" at once. */
public final class SteadyLoad implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final int A_SECOND = 100;

    private final JsonDoor door;
    private final String address;
    private final List<AppPassword> devices;
    private final AtomicInteger turns = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();

    private SteadyLoad(JsonDoor door, String address, List<AppPassword> devices) {
        this.door = door;
        this.address = address;
        this.devices = devices;
    }

    /**
     * Issues an app password each to so many accounts, and lets them begin.
     *
     * @param address from which no other journey fails: whoever is new is judged by their neighbours too
     */
    public static SteadyLoad of(Acme acme, JsonDoor door, int devices, String address) {
        var issued = IntStream.range(0, devices)
                .mapToObj(i -> acme.issue(acme.account("steady"), "Device " + i))
                .toList();
        return new SteadyLoad(door, address, issued).begun();
    }

    private SteadyLoad begun() {
        long nanos = TimeUnit.SECONDS.toNanos(AT_ONCE) / A_SECOND;
        for (int i = 0; i < AT_ONCE; i++) {
            threads.scheduleAtFixedRate(this::next, nanos * i / AT_ONCE, nanos, TimeUnit.NANOSECONDS);
        }
        return this;
    }

    private void next() {
        signIn(devices.get(Math.floorMod(turns.getAndIncrement(), devices.size())), address);
    }

    private void signIn(AppPassword device, String from) {
        try {
            var answer = door.ask(device.in(from), "imap");
            if (JsonDoor.heard(answer) == Heard.ACCEPTED) {
                accepted.add(answer.json().path("id").asString());
            } else {
                others.add(device + ": " + answer.text());
            }
        } catch (Exception | AssertionError e) {
            others.add(device + ": " + e);
        }
    }

    /** Who signs in. */
    public List<AppPassword> devices() {
        return devices;
    }

    /** Each of them signs in from there, once. */
    public void eachFrom(String elsewhere) {
        devices.forEach(device -> signIn(device, elsewhere));
    }

    /** Returns when each has signed in once more. */
    public void round() {
        int now = accepted.size();
        await().atMost(Duration.ofMinutes(1)).until(() -> accepted.size() - now > devices.size() || !others.isEmpty());
    }

    /** What was heard beside "accepted"; at most a few are shown. */
    public void assertAllAccepted() {
        assertThat(others)
                .as("heard by devices, beside %s times \"accepted\"", accepted.size())
                .isEmpty();
    }

    /** Ids of the sign-ins that were answered "accepted". */
    public Collection<String> accepted() {
        return accepted;
    }

    /** Returns when the last has been answered. */
    @Override
    public void close() {
        threads.close();
    }
}
