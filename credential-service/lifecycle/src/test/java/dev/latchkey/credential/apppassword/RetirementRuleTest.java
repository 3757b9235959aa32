package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.lastuse.LastUse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetirementRuleTest {
    private static final Instant ROTATED = Instant.parse("2026-03-04T10:00:00Z");
    private static final RetirementRule RULE = new RetirementRule(Duration.ofHours(48));

    /** Hours after the rotation; no number: not used. The overlap is 168 hours. */
    @ParameterizedTest
    @CsvSource({
        // now, old used, successor used, due
        "167,    ,   , false",
        "168,    ,   , true",
        "168, 167,   , true",
        " 47,    ,  1, false",
        " 48,    ,  1, true",
        " 48,  -5,  1, true",
        " 48,   1,  1, false",
        " 49,   1,  1, true",
        "100,  60,  1, false",
        "108,  60,  1, true",
        "108,  60,   , false",
    })
    void retiresAtTheDeadlineOrWhenTheOldOneHasBeenSilent(
            long now, @Nullable Long oldUsed, @Nullable Long successorUsed, boolean due) {
        Map<String, LastUse> uses = new HashMap<>();
        use(uses, "old", oldUsed);
        use(uses, "next", successorUsed);
        assertThat(RULE.isDue(retiring(), uses, ROTATED.plus(Duration.ofHours(now))))
                .isEqualTo(due);
    }

    private static void use(Map<String, LastUse> uses, String credential, @Nullable Long hours) {
        if (hours != null) {
            Instant at = ROTATED.plus(Duration.ofHours(hours));
            uses.put(credential, new LastUse(credential, at, null, "imap", "mx", List.of()));
        }
    }

    private static AppPassword retiring() {
        return new AppPassword(
                "acme",
                "a-1",
                "old",
                "phone",
                null,
                AppPasswordState.RETIRING,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                ROTATED.minus(Duration.ofDays(90)),
                null,
                ROTATED,
                null,
                null,
                null,
                null,
                new SuccessorReference("next", ROTATED, ROTATED.plus(Duration.ofDays(7))),
                null,
                Set.of(),
                2);
    }
}
