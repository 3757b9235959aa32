package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.events.ContentHash;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.CredentialFacts;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;

class SnapshotReaderFuzzTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final SignInAttributes SIGN_IN = new SignInAttributes(
            "anna",
            Set.of("sales"),
            "imap",
            "mail",
            "mx",
            IpAddress.parse("192.0.2.7"),
            "CH",
            64496L,
            "Thunderbird",
            TlsVersion.parse("1.2"),
            new CredentialFacts("Phone", "phone", null, NOON.minusSeconds(60), null, null, false, false),
            Risk.HIGH,
            NOON);

    private static PolicySnapshotPublished hashed(PolicySnapshotPublished each) {
        return new PolicySnapshotPublished(
                each.tenant(),
                each.version(),
                ContentHash.of(each),
                each.issuedAt(),
                each.locations(),
                each.policies(),
                each.staleness());
    }

    /** A snapshot compiles and judges, or is refused with everything that is wrong with it. */
    @FuzzTest
    void compilesOrIsRefused(byte[] json) {
        try {
            PolicySnapshotPublished snapshot =
                    (PolicySnapshotPublished) EventJson.read(EventType.POLICY_SNAPSHOT_PUBLISHED, json);
            CompiledPolicies compiled = CompiledPolicies.compile(SnapshotReader.read(hashed(snapshot)));
            assertThat(compiled.evaluate(SIGN_IN).results())
                    .hasSize(snapshot.policies().size());
        } catch (InvalidValueException refused) {
            assertThat(refused.problems()).isNotEmpty();
        } catch (JacksonException noJson) {
            // A dead letter before it is a snapshot.
        }
    }
}
