package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.rules.SomeRules;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Account ANNA =
            new Account("acme", "a-1", "anna@acme.example", null, null, AccountState.ACTIVE, Set.of(), 1);

    private static IssueRequest labelled(@Nullable String label) {
        return new IssueRequest(label, null, null, null, null, null, null, null, null);
    }

    private static List<String> wrong(IssueRequest request) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> request.toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS));
        assertThat(problem.status().value()).isEqualTo(400);
        return problem.fields().stream().map(FieldProblem::field).toList();
    }

    @Test
    void restrictsNothingThatIsNotAskedFor() {
        AppPassword password = labelled("  phone ").toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS);
        assertThat(password.label()).isEqualTo("phone");
        assertThat(password.protocols()).isEmpty();
        assertThat(password.networks()).isEmpty();
        assertThat(password.expiresAt()).isNull();
        assertThat(password.activateBy()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(password.stateAt(NOW)).isEqualTo(AppPasswordState.PENDING);
        assertThat(labelled("x").secretForm(SomeRules.LIMITS)).isEqualTo(SecretFormat.SHORT);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        IssueRequest request = new IssueRequest(
                " ",
                "Big Scanner",
                Set.of("IMAP!"),
                new HashSet<>(Arrays.asList("mail", null)),
                Arrays.asList("192.0.2.0/24", "192.0.2.0/33", "10.0.0.1/8", null),
                new NetworkPinRequest(null, null),
                NOW,
                Duration.ZERO,
                null);
        assertThat(wrong(request))
                .containsExactlyInAnyOrder(
                        "label",
                        "deviceKind",
                        "protocols",
                        "services",
                        "networks[1]",
                        "networks[2]",
                        "networks[3]",
                        "pin.mode",
                        "expiresAt",
                        "activateWithin");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a\u0000b", "a\nb", "a\uD800", "\u0085"})
    void takesNoLabelThatCannotBeWrittenDown(@Nullable String label) {
        assertThat(wrong(labelled(label))).containsExactly("label");
    }

    @Test
    void boundsTheLabel() {
        assertThat(wrong(labelled("x".repeat(101)))).containsExactly("label");
        assertThat(labelled("x".repeat(100))
                        .toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS)
                        .label())
                .hasSize(100);
    }

    @Test
    void boundsTheTimes() {
        assertThat(wrong(new IssueRequest("x", null, null, null, null, null, Instant.MAX, Duration.ofDays(91), null)))
                .containsExactly("expiresAt", "activateWithin");
        assertThat(wrong(new IssueRequest(
                        "x", null, null, null, null, null, NOW.minusMillis(1), Duration.ofSeconds(-1), null)))
                .containsExactly("expiresAt", "activateWithin");
    }

    @Test
    void takesAnEmptyListForNoRestriction() {
        AppPassword password = new IssueRequest(
                        "x", null, Collections.emptySet(), Collections.emptySet(), List.of(), null, null, null, null)
                .toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS);
        assertThat(password.protocols()).isEmpty();
    }

    private static IssueRequest pinned(List<String> networks, NetworkPinRequest pin) {
        return new IssueRequest("x", null, null, null, networks, pin, null, null, null);
    }

    @Test
    void takesAPinInsteadOfNetworks() {
        NetworkPinRequest first = new NetworkPinRequest(NetworkPin.Mode.FIRST_NETWORK, null);
        assertThat(pinned(List.of(), first)
                        .toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS)
                        .pin())
                .isEqualTo(NetworkPin.TO_FIRST_NETWORK);
        assertThat(wrong(pinned(List.of("192.0.2.0/24"), first))).containsExactly("pin");
        assertThat(wrong(pinned(List.of(), new NetworkPinRequest(NetworkPin.Mode.FIRST_NETWORK, Duration.ofDays(1)))))
                .containsExactly("pin.learnFor");
        assertThat(wrong(pinned(List.of(), new NetworkPinRequest(NetworkPin.Mode.LEARN, Duration.ofDays(91)))))
                .containsExactly("pin.learnFor");
        assertThat(pinned(List.of(), new NetworkPinRequest(NetworkPin.Mode.LEARN, null))
                        .toAppPassword(ANNA, "c-1", NOW, SomeRules.LIMITS)
                        .pin())
                .isEqualTo(new NetworkPin(NetworkPin.Mode.LEARN, Duration.ofDays(14)));
    }
}
