package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppPasswordTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private static AppPassword written(AppPasswordState state, @Nullable Instant expiresAt, Instant activateBy) {
        return new AppPassword(
                "acme",
                "a-1",
                "c-1",
                "phone",
                null,
                state,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                NOW.minus(Duration.ofDays(1)),
                expiresAt,
                activateBy,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                1);
    }

    /** Seconds from now; no number: it does not expire. */
    @ParameterizedTest
    @CsvSource({
        "PENDING,     ,   1, PENDING",
        "PENDING,     ,   0, LAPSED",
        "PENDING,     ,  -1, LAPSED",
        "PENDING,    1,   1, PENDING",
        "PENDING,    0,   1, EXPIRED",
        "PENDING,   -1,  -1, EXPIRED",
        "ACTIVE,      ,  -1, ACTIVE",
        "ACTIVE,     1,  -1, ACTIVE",
        "ACTIVE,     0,  -1, EXPIRED",
        "RETIRING,    ,  -1, RETIRING",
        "RETIRING,  -1,  -1, EXPIRED",
        "SUSPENDED,   ,  -1, SUSPENDED",
        "SUSPENDED, -1,  -1, EXPIRED",
        "REVOKED,     ,  -1, REVOKED",
        "REVOKED,   -1,  -1, REVOKED",
        "ROTATED_OUT,-1, -1, ROTATED_OUT",
    })
    void isInTheStateThatTimeHasBroughtItTo(
            AppPasswordState written, @Nullable Integer expires, int activate, AppPasswordState now) {
        Instant expiresAt = expires == null ? null : NOW.plusSeconds(expires);
        assertThat(written(written, expiresAt, NOW.plusSeconds(activate)).stateAt(NOW))
                .isEqualTo(now);
    }

    @Test
    void isKnownByTenantAndId() {
        assertThat(written(AppPasswordState.ACTIVE, null, NOW).identity()).isEqualTo("acme/c-1");
    }
}
