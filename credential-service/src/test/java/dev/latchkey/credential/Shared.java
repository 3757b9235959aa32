package dev.latchkey.credential;

/** One replica for all tests that break nothing; it ends with the JVM. */
final class Shared {
    private static final Surroundings AROUND = new Surroundings();
    private static final Replica REPLICA = new Replica(
            AROUND, "shared", "--latchkey.verification.refusal-after=20ms", "--latchkey.reminder.look-every=1s");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            REPLICA.close();
            AROUND.close();
        }));
    }

    private Shared() {}

    static Replica replica() {
        return REPLICA;
    }

    static Surroundings around() {
        return AROUND;
    }
}
