package dev.latchkey.credential.directorysync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Red while a provider cannot be asked, or was not for three minutes: whoever is switched off there is let in here
 * meanwhile. Nothing else stops for that. Nobody is asked here.
 */
final class DirectoryHealth implements HealthIndicator {
    private static final Duration TOO_OLD = Duration.ofMinutes(3);
    /** Not DOWN: it lasts until somebody acts. */
    private static final String DEGRADED = "DEGRADED";

    private final DirectorySources sources;
    private final DirectoryReaders readers;
    private final Clock clock;
    private final Instant since;

    DirectoryHealth(DirectorySources sources, DirectoryReaders readers, Clock clock) {
        this.sources = sources;
        this.readers = readers;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean down = false;
        boolean held = false;
        for (DirectorySource source : sources.all()) {
            SourceState state = readers.state(source.id()).orElse(null);
            details.put(source.id(), state == null ? "not asked yet" : details(state));
            down |= isDown(state);
            held |= state != null && state.held() != null;
        }
        Health.Builder health = down ? Health.down() : held ? Health.status(DEGRADED) : Health.up();
        return health.withDetails(details).build();
    }

    private boolean isDown(@Nullable SourceState state) {
        Instant last = state == null || state.readAt() == null ? since : state.readAt();
        return state != null && state.problem() != null || last.plus(TOO_OLD).isBefore(clock.instant());
    }

    private static Map<String, Object> details(SourceState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("users", state.users());
        details.put("linkedAccounts", state.linked());
        if (state.readAt() != null) {
            details.put("readAt", state.readAt().toString());
        }
        if (state.problem() != null) {
            details.put("problem", state.problem());
        }
        if (state.held() != null) {
            details.put("heldSwitchOffs", state.held().accounts());
        }
        return details;
    }
}
