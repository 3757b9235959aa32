package dev.latchkey.credential.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;

class CandidatesFuzzTest {
    /** What cannot be read is refused without being quoted. */
    @FuzzTest
    void areReadOrRefusedWithoutBeingQuoted(byte[] body) {
        try {
            Candidates.read(body).forEach(each -> {
                assertThat(each.token()).isNotNull();
                assertThat(each).hasToString("Candidate[…]");
            });
        } catch (ProblemException refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(120);
        }
    }
}
