package dev.latchkey.credential.existence;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** What there is, for the tests of other packages. */
public final class Existences {
    /** How often somebody had to wait until all was seen that came about before. */
    public final AtomicInteger waits = new AtomicInteger();

    private final ExistenceIndex index = new ExistenceIndex();
    private final ExistenceFilter filter = new ExistenceFilter(100, 1 << 20);

    /** There is such a domain, with such a login of a tenant. */
    public Existences account(String tenant, String domain, String login) {
        filter.add(ExistenceEntry.domain(domain));
        filter.add(ExistenceEntry.login(tenant, login));
        return this;
    }

    /** There is such an app password, kept under a key of that version. */
    public Existences verifier(String tenant, int keyVersion, String verifier) {
        filter.addKey(keyVersion);
        filter.add(ExistenceEntry.verifier(tenant, verifier));
        return this;
    }

    /** There is such a door, by the hash of its key. */
    public Existences doorKey(String hash) {
        filter.add(ExistenceEntry.doorKey(hash));
        return this;
    }

    /** And nothing else. */
    public Existence read() {
        index.begin(filter);
        index.complete(filter);
        return new Existence(
                index,
                () -> false,
                () -> Mono.fromCallable(() -> {
                    waits.incrementAndGet();
                    return true;
                }));
    }
}
