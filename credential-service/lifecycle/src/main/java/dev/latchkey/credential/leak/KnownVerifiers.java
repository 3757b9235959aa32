package dev.latchkey.credential.leak;

import dev.latchkey.credential.apppassword.StoredVerifier;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * All verifiers there are, 8 bytes of each: enough to sort out a million candidates without asking the database for each,
 * since of those that are unknown one in 10^13 gets through, even past a million app passwords. A tenant and a key without app passwords cost nothing.
 */
final class KnownVerifiers {
    private final List<Pile> piles;

    private KnownVerifiers(List<Pile> piles) {
        this.piles = piles;
    }

    /** The tenants in which the secret may be one; nearly always none, or the one in which it is. */
    List<String> tenantsOf(AppPasswordSecret secret) {
        return piles.stream()
                .filter(pile -> pile.mayHold(secret))
                .map(Pile::tenant)
                .distinct()
                .toList();
    }

    private record Pile(String tenant, ToLongFunction<AppPasswordSecret> start, long[] sorted) {
        boolean mayHold(AppPasswordSecret secret) {
            return Arrays.binarySearch(sorted, start.applyAsLong(secret)) >= 0;
        }
    }

    /** Gathers them as they come from the database. */
    static final class Gathering {
        private final Map<Key, Longs> byKey = new HashMap<>();

        void add(StoredVerifier kept) {
            byKey.computeIfAbsent(new Key(kept.tenant(), kept.verifier().keyVersion()), none -> new Longs())
                    .add(kept.verifier().start());
        }

        /** Without those whose key is not there: nothing can be recognised by them. */
        KnownVerifiers under(VerifierKeys keys) {
            return new KnownVerifiers(byKey.entrySet().stream()
                    .flatMap(each -> keys
                            .starts(each.getKey().version(), each.getKey().tenant())
                            .map(start -> new Pile(
                                    each.getKey().tenant(),
                                    start,
                                    each.getValue().sorted()))
                            .stream())
                    .toList());
        }
    }

    private record Key(String tenant, int version) {}

    private static final class Longs {
        private long[] values = new long[16];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
