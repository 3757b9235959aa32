package dev.latchkey.credential.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.problem.InvalidValueException;
import tools.jackson.core.JacksonException;

class SnapshotReaderFuzzTest {
    /** A snapshot compiles, or is refused with everything that is wrong with it. */
    @FuzzTest
    void compilesOrIsRefused(byte[] json) {
        try {
            PolicySnapshotPublished snapshot =
                    (PolicySnapshotPublished) EventJson.read(EventType.POLICY_SNAPSHOT_PUBLISHED, json);
            assertThat(CompiledPolicies.compile(SnapshotReader.read(snapshot))).isNotNull();
        } catch (InvalidValueException refused) {
            assertThat(refused.problems()).isNotEmpty();
        } catch (JacksonException noJson) {
            // A dead letter before it is a snapshot.
        }
    }
}
