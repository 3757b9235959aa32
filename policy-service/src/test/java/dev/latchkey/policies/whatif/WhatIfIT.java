package dev.latchkey.policies.whatif;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class WhatIfIT extends RunningService {
    private ResponseSpec post(String role, String path, String body) {
        return as(role).post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec ask(String body) {
        return post("analyst", "/v1/what-if", body).expectStatus().isOk();
    }

    private static String from(String address, String more) {
        return "{\"account\":\"anna\",\"protocol\":\"imap\",\"address\":\"%s\"%s}".formatted(address, more);
    }

    @Test
    void saysWhatTheRulesMakeOfItAndWhy() {
        ask(from("198.51.100.1", ""))
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(0)
                .jsonPath("$.now.verdict")
                .isEqualTo("allowed");
        post("admin", "/v1/named-locations", location("hq")).expectStatus().isCreated();
        post("admin", "/v1/policies", policy("p", "hq")).expectStatus().isCreated();
        ask(from("198.51.100.1", ""))
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.now.blockedBy[0]")
                .isEqualTo("p")
                .jsonPath("$.now.policies[0].result")
                .isEqualTo("failure")
                .jsonPath("$.withDraft")
                .doesNotExist();
        ask(from("192.0.2.7", ""))
                .expectBody()
                .jsonPath("$.now.verdict")
                .isEqualTo("allowed")
                .jsonPath("$.now.policies[0].firstUnmetCondition")
                .isEqualTo("locations");
    }

    @Test
    void judgesADraftAsIfItWereOnAndWritesNothing() {
        String draft = """
                ,"policy":{"name":"No mailboxes","state":"off","effect":"block",
                           "conditions":{"protocols":{"include":["imap"]}}}""";
        ask(from("192.0.2.7", draft))
                .expectBody()
                .jsonPath("$.now.verdict")
                .isEqualTo("allowed")
                .jsonPath("$.withDraft.verdict")
                .isEqualTo("blocked");
        as("admin")
                .get()
                .uri("/v1/policies")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        assertThat(changes.of(tenant)).isEmpty();
    }

    @Test
    void putsADraftInThePlaceOfThePolicyOfItsId() {
        post("admin", "/v1/named-locations", location("hq")).expectStatus().isCreated();
        post("admin", "/v1/policies", policy("p", "hq")).expectStatus().isCreated();
        String relaxed = """
                ,"policy":{"id":"p","name":"Rule p","state":"on","effect":"block",
                           "conditions":{"protocols":{"include":["smtp"]}}}""";
        ask(from("198.51.100.1", relaxed))
                .expectBody()
                .jsonPath("$.now.verdict")
                .isEqualTo("blocked")
                .jsonPath("$.withDraft.verdict")
                .isEqualTo("allowed")
                .jsonPath("$.withDraft.policies.length()")
                .isEqualTo(1);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        post("admin", "/v1/what-if", "{\"address\":\"300.1.1.1\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields).containsExactly("protocol", "address"));
        post("admin", "/v1/what-if", from("192.0.2.7", ",\"policy\":{\"name\":\"x\",\"effect\":\"block\"}"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("conditions");
    }

    @Test
    void isForThoseWhoMayReadRules() {
        post("owner", "/v1/what-if", from("192.0.2.7", "")).expectStatus().isForbidden();
    }
}
