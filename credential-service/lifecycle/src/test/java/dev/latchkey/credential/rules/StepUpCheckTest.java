package dev.latchkey.credential.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.events.AppPasswordRules.StepUp;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class StepUpCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final StepUp RECENT = new StepUp(Duration.ofMinutes(10), List.of(), List.of());
    private static final StepUp STRONG = new StepUp(null, List.of("urn:a", "urn:b"), List.of("otp", "hwk"));

    private final StepUpCheck check = check();

    private static StepUpCheck check(String... classes) {
        return new StepUpCheck(new StepUpSettings(List.of(classes)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Caller anna(@Nullable Instant at, @Nullable String acr, String... amr) {
        return caller(false, new Authentication(at, Stream.ofNullable(acr).toList(), Set.of(amr)));
    }

    private static Caller caller(boolean program, Authentication signIn) {
        return new Caller("https://id.example", "s-1", "acme", Set.of(Role.OWNER), null, program, signIn);
    }

    private void refuses(Caller caller, StepUp wanted, String challenge) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check.require(caller, wanted))
                .satisfies(no -> {
                    assertThat(no.status()).isEqualTo(HttpStatus.UNAUTHORIZED);
                    assertThat(no.challenge().orElseThrow())
                            .startsWith("Bearer error=\"insufficient_user_authentication\", error_description=\"")
                            .endsWith(challenge);
                });
    }

    @Test
    void wantsNothingWhereNothingWasLaidDown() {
        assertThatNoException().isThrownBy(() -> check.require(anna(null, null), null));
    }

    @Test
    void letsInWhoSignedInLately() {
        assertThatNoException().isThrownBy(() -> check.require(anna(NOW.minusSeconds(600), null), RECENT));
        refuses(anna(NOW.minusSeconds(601), null), RECENT, "\", acr_values=\"1\", max_age=\"600\"");
    }

    @Test
    void takesATokenThatSaysNothingForOld() {
        refuses(anna(null, null), RECENT, "\", acr_values=\"1\", max_age=\"600\"");
    }

    @Test
    void wantsOneOfTheClassesAndOneOfTheMethods() {
        assertThatNoException().isThrownBy(() -> check.require(anna(null, "urn:b", "pwd", "otp"), STRONG));
        for (Caller weak : List.of(anna(null, "urn:c", "otp"), anna(null, "urn:a", "pwd"), anna(null, null))) {
            refuses(weak, STRONG, "\", acr_values=\"urn:a urn:b\"");
        }
    }

    /** Entra names every class that was reached. */
    @Test
    void takesAnyOfSeveralClasses() {
        Caller both = caller(false, new Authentication(null, List.of("urn:c", "urn:b"), Set.of("otp")));
        assertThatNoException().isThrownBy(() -> check.require(both, STRONG));
    }

    @Test
    void asksNoProgramForASecondFactor() {
        Caller program = caller(true, new Authentication(null, List.of(), Set.of()));
        assertThatNoException().isThrownBy(() -> check.require(program, STRONG));
    }

    @Test
    void asksWhoeverIsNotKnownToBeAProgram() {
        refuses(caller(false, new Authentication(null, List.of(), Set.of())), STRONG, "\", acr_values=\"urn:a urn:b\"");
    }

    @Test
    void namesAClassThatCanBeAskedForWhateverTheRulesSay() {
        StepUp byMethod = new StepUp(null, List.of(), List.of("otp"));
        refuses(anna(null, "silver", "pwd"), byMethod, "\", acr_values=\"silver\"");
        refuses(anna(null, "0", "pwd"), byMethod, "\", acr_values=\"1\"");
        refuses(anna(null, "a\" b", "pwd"), byMethod, "\", acr_values=\"1\"");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> check("gold", "platinum").require(anna(null, "silver", "pwd"), byMethod))
                .satisfies(no -> assertThat(no.challenge().orElseThrow()).endsWith("acr_values=\"gold platinum\""));
    }
}
