package dev.latchkey.policies.backtest;

import static dev.latchkey.policies.backtest.SignInEvents.REPORTED;
import static dev.latchkey.policies.backtest.SignInEvents.UNMET;
import static dev.latchkey.policies.backtest.SignInEvents.accepted;
import static dev.latchkey.policies.backtest.SignInEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.policy.network.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

class SignInParserTest {
    private static final Instant AT = Instant.parse("2026-03-07T10:00:00Z");

    private static Optional<RecordedSignIn> parse(@Nullable String policy, SignInRecorded event) {
        return new SignInParser(policy).parse(EventJson.write(event), "id", AT);
    }

    @Test
    void readsWhatRulesAskAbout() {
        RecordedSignIn read =
                parse(null, accepted("acme", "anna", "imap", UNMET)).orElseThrow();
        assertThat(read)
                .isEqualTo(new RecordedSignIn(
                        "id",
                        AT,
                        "anna",
                        "anna@example.org",
                        "apw-anna",
                        "Printer \"of\" anna",
                        "imap",
                        "mail",
                        "203.0.113.17",
                        "nginx",
                        "DE",
                        64496L,
                        "Thunderbird 128.4.0",
                        "TLSv1.3",
                        SignInEvents.FACTS,
                        null));
        assertThat(read.question().address()).isEqualTo(IpAddress.parse("203.0.113.17"));
    }

    @Test
    void readsWhatThePolicyAskedAboutMadeOfIt() {
        SignInRecorded event = accepted("acme", "anna", "imap", UNMET, REPORTED);
        assertThat(parse("night", event).orElseThrow().recorded()).isEqualTo("reportOnlyFailure");
        assertThat(parse("other", event).orElseThrow().recorded()).isEqualTo("notApplied");
        assertThat(parse("gone", event).orElseThrow().recorded()).isNull();
    }

    @Test
    void keepsWhatAPolicyBlocked() {
        assertThat(parse(null, refused("acme", "anna", "imap", SignInReason.BLOCKED_BY_POLICY)))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCEPTED", "BLOCKED_BY_POLICY"})
    void leavesOutWhatDidNotGetAsFarAsThePolicies(SignInReason reason) {
        assertThat(parse(null, refused("acme", "anna", "imap", reason))).isEmpty();
    }

    @Test
    void leavesOutWhatCouldNotBePutOnTheRecord() {
        SignInRecorded event = accepted("acme", "anna", "imap").unconfirmed(new java.util.UUID(1, 2));
        assertThat(parse(null, event)).isEmpty();
    }

    @Test
    void passesOverFieldsOfNewerReleases() {
        String json = """
                {"reason":"accepted","more":{"deep":[{"result":"refused"}]},"protocol":"imap","service":"mail",
                 "address":null,"result":"accepted","facts":{"mood":{"a":1},"groups":[1,"g"],"risk":"odd",
                 "credential":{"issuedAt":"yesterday","x":[]}},"policies":[{"policy":"night","why":{"a":[1]},"result":"failure"}]}""";
        RecordedSignIn read = new SignInParser("night")
                .parse(json.getBytes(StandardCharsets.UTF_8), "id", AT)
                .orElseThrow();
        assertThat(read.recorded()).isEqualTo("failure");
        assertThat(read.address()).isNull();
        assertThat(read.missing())
                .containsExactlyInAnyOrder(
                        OptionalAttribute.CREDENTIAL, OptionalAttribute.LAST_USE, OptionalAttribute.RISK);
    }

    @Test
    void failsOnWhatIsNoJson() {
        assertThatThrownBy(
                        () -> new SignInParser(null).parse("{\"result\":".getBytes(StandardCharsets.UTF_8), "id", AT))
                .isInstanceOf(JacksonException.class);
        assertThat(new SignInParser(null).parse("[]".getBytes(StandardCharsets.UTF_8), "id", AT))
                .isEmpty();
    }
}
