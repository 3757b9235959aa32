package dev.latchkey.credential.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts devices one by one. Not for use by several threads at once. */
final class ProgressCount {
    private final Instant now;
    private final Map<String, Long> byState = none(MigrationStage.values(), MigrationStage::wireName);
    private final Map<String, Long> couldUseOAuth = none(OAuthReadiness.Could.values(), OAuthReadiness.Could::wireName);
    private final Map<String, MigrationProgress.OfProtocol> byProtocol = new TreeMap<>();
    private long devices;
    private long done;
    private long seenWithin7Days;
    private long seenWithin30Days;
    private long withoutAccount;
    private long cameBack;

    ProgressCount(Instant now) {
        this.now = now;
    }

    private static <T> Map<String, Long> none(T[] all, Function<T, String> name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(all).forEach(each -> counts.put(name.apply(each), 0L));
        return counts;
    }

    ProgressCount add(MigrationStatus standing) {
        Device device = standing.device();
        int isDone = one(standing.stage().isDone());
        devices++;
        done += isDone;
        byState.merge(standing.stage().wireName(), 1L, Long::sum);
        byProtocol.merge(device.protocol(), new MigrationProgress.OfProtocol(1, isDone), ProgressCount::sum);
        couldUseOAuth.merge(DeviceView.readiness(device).could().wireName(), 1L, Long::sum);
        seenWithin7Days += one(isSeenWithin(Duration.ofDays(7), device));
        seenWithin30Days += one(isSeenWithin(Duration.ofDays(30), device));
        withoutAccount += one(standing.account() == null);
        cameBack += one(standing.cameBack());
        return this;
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    private static MigrationProgress.OfProtocol sum(MigrationProgress.OfProtocol a, MigrationProgress.OfProtocol b) {
        return new MigrationProgress.OfProtocol(a.devices() + b.devices(), a.done() + b.done());
    }

    private boolean isSeenWithin(Duration time, Device device) {
        return !device.seen().last().isBefore(now.minus(time));
    }

    MigrationProgress progress() {
        return new MigrationProgress(
                devices,
                done,
                devices == 0 ? 0 : done * 100 / devices,
                byState,
                byProtocol,
                seenWithin7Days,
                seenWithin30Days,
                couldUseOAuth,
                withoutAccount,
                cameBack,
                now);
    }
}
