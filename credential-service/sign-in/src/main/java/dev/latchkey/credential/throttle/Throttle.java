package dev.latchkey.credential.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows down those who guess, and nobody else: per source, and per account and source, never per account alone, so
 * that nobody can lock an owner out. An account that is under attack from many sources stays open to the networks
 * from which it was used before. A stale device, which repeats a secret that once was right, counts for nothing.
 */
public final class Throttle {
    private static final int SOURCE_V4 = 32;
    private static final int SOURCE_V6 = 48;
    private static final int NETWORK_V4 = 24;

    private final ThrottleSettings settings;
    private final Cache<Cidr, FailureCounter> bySource;
    private final Cache<Pair, FailureCounter> byPair;
    private final Cache<Login, FailureCounter> byAccount;
    private final Cache<Pair, Boolean> familiar;

    Throttle(ThrottleSettings settings) {
        this.settings = settings;
        this.bySource = cache();
        this.byPair = cache();
        this.byAccount = cache();
        this.familiar = Caffeine.newBuilder().maximumSize(2_000_000).build();
    }

    private <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(1_000_000)
                .expireAfterAccess(settings.window().plus(settings.longestWait()))
                .build();
    }

    /** Whether an attempt has to wait, so that it is not even checked. */
    public boolean holdsBack(String tenant, String name, @Nullable IpAddress address, Instant now) {
        Login login = new Login(tenant, name);
        if (address == null) {
            return closedTo(login, address, now);
        }
        return waits(bySource.getIfPresent(source(address)), now)
                || waits(byPair.getIfPresent(pair(login, address)), now)
                || closedTo(login, address, now);
    }

    /** Until when it has to wait, as far as this replica knows by now; empty where it has not. Changes nothing. */
    public Optional<Instant> holdsBackUntil(String tenant, String name, @Nullable IpAddress address, Instant now) {
        Login login = new Login(tenant, name);
        Instant until = closedTo(login, address, now) ? reopens(login) : Instant.MIN;
        if (address != null) {
            until = later(until, waitsUntil(bySource.getIfPresent(source(address))));
            until = later(until, waitsUntil(byPair.getIfPresent(pair(login, address))));
        }
        return until.isAfter(now) ? Optional.of(until) : Optional.empty();
    }

    private boolean closedTo(Login login, @Nullable IpAddress address, Instant now) {
        return overBudget(login, now) && (address == null || familiar.getIfPresent(familiarTo(login, address)) == null);
    }

    private Instant reopens(Login login) {
        FailureCounter failures = byAccount.getIfPresent(login);
        return failures == null ? Instant.MIN : failures.forgottenAt(settings.window());
    }

    private static Instant waitsUntil(@Nullable FailureCounter failures) {
        return failures == null ? Instant.MIN : failures.waitsUntil();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean waits(@Nullable FailureCounter failures, Instant now) {
        return failures != null && failures.waits(now);
    }

    private boolean overBudget(Login login, Instant now) {
        FailureCounter failures = byAccount.getIfPresent(login);
        return failures != null && failures.atLeast(settings.accountBudget(), now, settings.window());
    }

    /** Takes note of how an attempt ended, here or on another replica. */
    public void saw(SignInRecorded signIn, Instant at) {
        IpAddress address = address(signIn.address()).orElse(null);
        if (signIn.result() == SignInResult.ACCEPTED && address != null) {
            Pair network = familiarTo(Login.of(signIn), address);
            if (familiar.getIfPresent(network) == null) {
                familiar.put(network, true);
            }
            // Only the pair's own failures are forgiven: whoever attacks from elsewhere, or other accounts, is not.
            Optional.ofNullable(byPair.getIfPresent(pair(Login.of(signIn), address)))
                    .ifPresent(FailureCounter::clear);
        } else if (counts(signIn.reason())) {
            count(signIn, address, at);
        }
    }

    private void count(SignInRecorded signIn, @Nullable IpAddress address, Instant at) {
        Login login = Login.of(signIn);
        Guess what = new Guess(login, signIn.secretFingerprint());
        byAccount.get(login, a -> new FailureCounter()).add(what, at, Integer.MAX_VALUE, settings);
        if (address != null) {
            bySource.get(source(address), s -> new FailureCounter()).add(what, at, settings.freeFromSource(), settings);
            byPair.get(pair(login, address), p -> new FailureCounter())
                    .add(what, at, settings.freeFailures(), settings);
        }
    }

    private static boolean counts(SignInReason reason) {
        return switch (reason) {
            case NOT_AN_APP_PASSWORD, MISTYPED, UNKNOWN_SECRET, WRONG_ACCOUNT, ACCOUNT_UNKNOWN -> true;
            default -> false;
        };
    }

    private static Optional<IpAddress> address(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(IpAddress::parse);
        } catch (InvalidValueException unreadable) {
            return Optional.empty();
        }
    }

    private static Cidr source(IpAddress address) {
        return address.network(SOURCE_V4, SOURCE_V6);
    }

    private static Pair pair(Login login, IpAddress address) {
        return new Pair(login, source(address));
    }

    private static Pair familiarTo(Login login, IpAddress address) {
        return new Pair(login, address.network(NETWORK_V4, SOURCE_V6));
    }

    private record Login(String tenant, String name) {
        static Login of(SignInRecorded signIn) {
            return new Login(signIn.tenant(), signIn.login());
        }
    }

    private record Pair(Login login, Cidr network) {}

    private record Guess(Login login, @Nullable String fingerprint) {}
}
