package dev.latchkey.policies.backtest;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.backtest.SignInEvents.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Whoever is about to lock out many, or themselves, is warned. */
class ImpactIT extends RunningService {
    private static String blocking(String state, String protocol) {
        return """
                {"id":"p","name":"No %s","state":"%s","effect":"block","conditions":{"protocols":{"include":["%s"]}}}""".formatted(protocol, state, protocol);
    }

    /** 60 sign-ins, half of them by IMAP, of whom 4 accounts. */
    private void sixty() {
        recorded(60, "u", Duration.ZERO);
    }

    private void recorded(int howMany, String whose, Duration ago) {
        try (RecordedInKafka record = new RecordedInKafka(BROKER.bootstrapServers())) {
            IntStream.range(0, howMany)
                    .forEach(i -> record.put(
                            accepted(tenant, whose + i % 4, i % 2 == 0 ? "imap" : "smtp"),
                            Instant.now().minus(ago)));
        }
    }

    private ResponseSpec post(String path, String body) {
        return as("admin")
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec put(String path, String ifMatch, String body) {
        return as("admin")
                .put()
                .uri(path)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void warned(ResponseSpec answer, String detail) {
        answer.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("impact")
                .jsonPath("$.detail")
                .value((String told) -> assertThat(told).contains(detail));
    }

    @Test
    void warnsBeforeManyAreLockedOutAndDoesItAllTheSameWhereItIsToldTo() {
        sixty();
        warned(post("/v1/policies", blocking("on", "imap")), "keep out 30 of the 60 sign-ins (50.0 %)");
        as("auditor").get().uri("/v1/policies/p").exchange().expectStatus().isNotFound();
        post("/v1/policies?impact=accepted", blocking("on", "imap"))
                .expectStatus()
                .isCreated();
    }

    @Test
    void saysNothingOfWhatLocksNobodyOut() {
        sixty();
        post("/v1/policies", blocking("reportOnly", "imap")).expectStatus().isCreated();
        put("/v1/policies/p", "\"1\"", blocking("on", "pop3")).expectStatus().isOk();
        warned(put("/v1/policies/p", "\"2\"", blocking("on", "smtp")), "of 2 accounts");
        as("admin")
                .delete()
                .uri("/v1/policies/p")
                .header("If-Match", "\"2\"")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void saysNothingOfAHandfulOrOfLongAgo() {
        recorded(18, "u", Duration.ZERO);
        recorded(60, "u", Duration.ofDays(8));
        post("/v1/policies", blocking("on", "imap")).expectStatus().isCreated();
    }

    /** Who signs in is Ada, whose account is ada@example.org. */
    @Test
    void warnsOfTheAuthorsOwnHoweverFew() {
        try (RecordedInKafka record = new RecordedInKafka(BROKER.bootstrapServers())) {
            record.put(accepted(tenant, "ada", "imap"), Instant.now());
        }
        warned(post("/v1/policies", blocking("on", "imap")), "1 of them are your own");
        by("bob", "admin")
                .post()
                .uri("/v1/policies")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(blocking("on", "imap"))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /** The address of all sign-ins here is 203.0.113.17. */
    @Test
    void seesWhatAnotherLocationMeansForThePoliciesThatAskForIt() {
        sixty();
        post("/v1/named-locations", location("hq")).expectStatus().isCreated();
        String inside = """
                {"id":"p","name":"Not from there","state":"on","effect":"block","conditions":{"locations":{"include":["hq"]}}}""";
        post("/v1/policies", inside).expectStatus().isCreated();
        String wider = location("hq").replace("192.0.2.0/24", "203.0.113.0/24");
        warned(put("/v1/named-locations/hq", "\"1\"", wider), "keep out 60 of the 60");
    }

    @Test
    void tellsItInThePlanAndOfAllRulesAtOnce() {
        sixty();
        String set = "{\"locations\":[],\"policies\":[" + blocking("on", "imap") + "]}";
        post("/v1/policy-set/plan", set)
                .expectBody()
                .jsonPath("$.impact.blocked")
                .isEqualTo(30)
                .jsonPath("$.impact.letIn")
                .isEqualTo(60)
                .jsonPath("$.impact.whole")
                .isEqualTo(true);
        warned(put("/v1/policy-set", "\"0\"", set), "keep out 30");
        put("/v1/policy-set?impact=accepted", "\"0\"", set).expectStatus().isOk();
        put("/v1/policy-set", "\"1\"", "{\"locations\":[],\"policies\":[]}")
                .expectStatus()
                .isOk();
        String path = "/v1/policy-versions/1/restore";
        warned(as("admin").post().uri(path).header("If-Match", "\"2\"").exchange(), "keep out 30");
    }

    @Test
    void readsNothingOfAnotherTenant() {
        sixty();
        of(tenant + "x", "admin")
                .post()
                .uri("/v1/policies")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(blocking("on", "imap"))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void doesNotTakeAnyOtherWordForAYes() {
        post("/v1/policies?impact=yes", blocking("on", "imap"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("impact");
    }
}
