package dev.latchkey.kit.search;

import dev.latchkey.kit.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many calls of a kind run at once, in all and of one tenant, so that what one tenant asks for leaves room for the
 * others. Nobody is kept waiting: whoever comes too many is told to come again.
 */
public final class TenantConcurrencyLimit {
    private final String what;
    private final int atMost;
    private final int ofOneTenant;
    private final Map<String, Integer> running = new HashMap<>();
    private int all;

    /**
     * @param what        is limited, as people are told: "searches"
     * @param atMost      at once in this process
     * @param ofOneTenant at once of one tenant
     */
    public TenantConcurrencyLimit(String what, int atMost, int ofOneTenant) {
        if (ofOneTenant < 1 || atMost < ofOneTenant) {
            throw new IllegalArgumentException(
                    what + ": " + atMost + ", of one tenant " + ofOneTenant + " (expected: 1 <= of one tenant <= all)");
        }
        this.what = what;
        this.atMost = atMost;
        this.ofOneTenant = ofOneTenant;
    }

    /** The call, where there is room; 429 where it is one too many of the tenant, 503 where it is one too many of all. */
    public <T> Mono<T> within(String tenant, Mono<T> call) {
        return Mono.using(() -> begin(tenant), begun -> call, this::end);
    }

    /** As {@link #within(String, Mono)}; it runs until its end, an error, or until its taker goes. */
    public <T> Flux<T> within(String tenant, Flux<T> call) {
        return Flux.using(() -> begin(tenant), begun -> call, this::end);
    }

    private synchronized String begin(String tenant) {
        int ofTenant = running.getOrDefault(tenant, 0);
        if (ofTenant >= ofOneTenant) {
            throw ProblemException.tooMany(ofTenant + " " + what
                    + " of your tenant are running, and no more may at a time." + " Wait for one to end.");
        }
        if (all >= atMost) {
            throw ProblemException.unavailable(
                    all + " " + what + " are running, and no more may at a time. Try again shortly.");
        }
        running.put(tenant, ofTenant + 1);
        all++;
        return tenant;
    }

    private synchronized void end(String tenant) {
        all--;
        running.computeIfPresent(tenant, (same, ofTenant) -> ofTenant == 1 ? null : ofTenant - 1);
    }
}
