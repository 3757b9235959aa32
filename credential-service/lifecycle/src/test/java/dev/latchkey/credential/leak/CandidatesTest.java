package dev.latchkey.credential.leak;

import static dev.latchkey.credential.leak.Reports.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CandidatesTest {
    @Test
    void readsThePartnersForm() {
        assertThat(Candidates.read(bytes("""
                        [{"token":"abcd-efgh-ijkl-mnop","type":"latchkey_app_password",
                          "url":"https://github.com/octocat/Hello-World","source":"content","later":{"more":1}},
                         {"token":"x"}]""")))
                .containsExactly(
                        new Candidate("abcd-efgh-ijkl-mnop", "latchkey_app_password"), new Candidate("x", null));
        assertThat(Candidates.read(bytes("[]"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[",
                "[null]",
                "[{}]",
                "[{\"token\":null}]",
                "[{\"token\":[\"hush-hush\"]}]",
                "[{\"token\":\"hush-hush}]",
                "[\"hush-hush\"]",
                "hush-hush"
            })
    void refusesTheRestWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> Candidates.read(bytes(body)))
                .isInstanceOf(ProblemException.class)
                .hasNoCause()
                .hasMessageNotContaining("hush");
    }

    @Test
    void tellsAFindingByItsHash() {
        LeakFinding finding = LeakFinding.of(new Candidate("abc", "a_type"), true);
        assertThat(JsonMapper.shared().writeValueAsString(finding))
                .isEqualTo("{\"token_hash\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\","
                        + "\"token_type\":\"a_type\",\"label\":\"true_positive\"}");
        assertThat(new Candidate("abc", null).toString()).doesNotContain("abc");
    }
}
