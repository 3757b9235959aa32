package dev.latchkey.credential.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.apppassword.Suspension;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.AccountState;
import dev.latchkey.policy.network.Cidr;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** What is remembered takes no more of the heap than it is taken to take. */
class RememberedBytesTest {
    /** Large beside what else comes and goes meanwhile. */
    private static final long SHARE = 48 << 20;

    private static final int READ = 200_000;

    private final StreamFreshness freshness = new StreamFreshness(Duration.ofSeconds(5), 1 << 20);

    RememberedBytesTest() {
        freshness.watch(age -> true);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(MemoryShare.APP_PASSWORDS, (IntFunction<Versioned>) RememberedBytesTest::password),
                Arguments.of(MemoryShare.ACCOUNTS, (IntFunction<Versioned>) RememberedBytesTest::account),
                Arguments.of(MemoryShare.DOMAINS, (IntFunction<Versioned>) RememberedBytesTest::tenant),
                Arguments.of(MemoryShare.FRONT_DOORS, (IntFunction<Versioned>) RememberedBytesTest::door));
    }

    private static AppPassword password(int i) {
        return new AppPassword(
                "tenant" + i,
                "account" + i,
                "credential" + i,
                "Olivia's telephone " + i,
                "telephone",
                AppPasswordState.ACTIVE,
                Set.of("imap" + i, "smtp" + i),
                Set.of("mail" + i),
                List.of(Cidr.parse("192.0.2.0/24"), Cidr.parse("2001:db8::/32")),
                null,
                Instant.ofEpochSecond(i),
                Instant.ofEpochSecond(i),
                Instant.ofEpochSecond(i),
                Instant.ofEpochSecond(i),
                null,
                null,
                "credential-" + i,
                null,
                new Suspension(Instant.ofEpochSecond(i), "lost on the way to work " + i, AppPasswordState.ACTIVE),
                Set.of(),
                1);
    }

    private static Account account(int i) {
        return new Account(
                "tenant" + i,
                "account" + i,
                "olivia.longname" + i + "@department" + i + ".example",
                "Olivia Longname the " + i + "th",
                "olivia" + i + "@example.com",
                AccountState.ACTIVE,
                Set.of("imap" + i),
                1);
    }

    private static Tenant tenant(int i) {
        return new Tenant("tenant" + i, "Tenant " + i, List.of(i + ".example", "mail." + i + ".example"), true, 1);
    }

    private static FrontDoor door(int i) {
        List<Cidr> networks = List.of(Cidr.parse("192.0.2.0/24"), Cidr.parse("2001:db8::/32"));
        return new FrontDoor(
                "door" + i,
                "Door " + i,
                Set.of("imap" + i),
                List.of("mail" + i),
                networks,
                networks,
                Set.of("t" + i),
                Map.of(),
                false,
                1);
    }

    /** In which that share has so many bytes. */
    private static MemoryBudget budget(MemoryShare share) {
        long sample = 1L << 30;
        long heap = sample / new MemoryBudget(sample, new SimpleMeterRegistry()).bytes(share) * SHARE;
        return new MemoryBudget(heap, new SimpleMeterRegistry());
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void staysWithinItsShare(MemoryShare share, IntFunction<Versioned> kind) {
        MemoryBudget budget = budget(share);
        NearCache<String, Versioned> cache = new NearCache<>(
                freshness, budget, share, HeapBytes::of, key -> Mono.just(kind.apply(Integer.parseInt(key))));
        long before = used();

        for (int i = 0; i < READ; i++) {
            cache.load(Integer.toString(i)).block();
        }

        long most = budget.bytes(share);
        assertThat(used() - before).isBetween(most / 8, most + most / 10);
        assertThat(IntStream.range(0, READ).filter(i -> cache.ifTrusted(Integer.toString(i)) != null))
                .hasSizeBetween(READ / 20, READ - 1);
    }
}
