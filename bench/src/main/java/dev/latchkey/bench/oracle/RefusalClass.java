package dev.latchkey.bench.oracle;

import dev.latchkey.bench.site.SampleRequest;
import java.util.List;

/**
 * Attempts that are refused for one reason.
 *
 * @param name as the log names the reason
 * @param attempts taken in turn, each time from another network
 */
record RefusalClass(String name, List<SampleRequest> attempts) {
    RefusalClass {
        attempts = List.copyOf(attempts);
    }

    /** The attempt with that number, from that address. */
    SampleRequest attempt(int number, String address) {
        return attempts.get(number % attempts.size()).from(address);
    }
}
