package dev.latchkey.policies.editing;

import static dev.latchkey.policies.Samples.location;
import static dev.latchkey.policies.Samples.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BadInputIT extends RunningService {
    private static final String LOCATIONS = "/v1/named-locations";
    private static final String POLICIES = "/v1/policies";

    private ResponseSpec post(String path, Object body) {
        return as("admin")
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private BodyContentSpec refused(String path, Object body, int status) {
        BodyContentSpec problem = post(path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody();
        problem.jsonPath("$.detail").isNotEmpty();
        return problem;
    }

    static Stream<Arguments> fields() {
        String conditions = "\"conditions\": {}";
        return Stream.of(
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("192.0.2.0/24", "192.0.2.1/24"),
                        "ranges[0]",
                        "192.0.2.0/24, without bits set beyond the prefix"),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("192.0.2.0/24", "192.0.2.0/33"),
                        "ranges[0]",
                        "a prefix from 0 to 32"),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("192.0.2.0/24", "office"),
                        "ranges[0]",
                        "a network such as 192.0.2.0/24 or 2001:db8::/32, or one address"),
                Arguments.of(LOCATIONS, "{\"id\": \"x\", \"name\": \"X\"}", "ranges", "a list"),
                Arguments.of(
                        LOCATIONS,
                        location("all").replace("Office all", "X"),
                        "id",
                        "an id other than all and allTrusted, which stand for locations"),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("Office", "\\u0000\\r\\nSet-Cookie: a"),
                        "name",
                        "1 to 200 characters, not blank, without line breaks, control or direction characters"),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("Office", "x".repeat(10_000)),
                        "name",
                        "1 to 200 characters, not blank, without line breaks, control or direction characters"),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("\"trusted\"", "\"trustd\""),
                        "trustd",
                        "one of [id, name, ranges, countries, asns, unknownCountry, site, trusted]"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, window("17:00", "08:00")),
                        "conditions.timeWindows[0].to",
                        "after from 17:00; over midnight takes two windows"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, window("08:00", "08:00")),
                        "conditions.timeWindows[0].to",
                        "after from 08:00; over midnight takes two windows"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, window("8 o'clock", "17:00")),
                        "conditions.timeWindows[0].from",
                        "HH:mm, from 00:00 to 24:00"),
                Arguments.of(
                        POLICIES,
                        policy("p", "nowhere"),
                        "conditions.locations.exclude[0]",
                        "the id of a named location"),
                Arguments.of(POLICIES, policy("p").replace("\"off\"", "\"enabled\""), "state", "off, reportOnly or on"),
                Arguments.of(POLICIES, policy("p").replace("\"block\"", "\"allow\""), "effect", EFFECTS),
                Arguments.of(
                        LOCATIONS,
                        location("hq").replace("\"trusted\"", "\"countries\": [\"QQ\"], \"trusted\""),
                        "countries[0]",
                        "a country as in ISO 3166-1 alpha-2, in capitals, such as CH"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, """
                        "conditions": {"timeWindows": [
                          {"days": ["monday", "friday"], "from": "08:00", "to": "17:00", "zone": "UTC"},
                          {"days": ["friday"], "from": "16:59", "to": "18:00", "zone": "UTC"}]}"""),
                        "conditions.timeWindows[1]",
                        "one that shares no time with timeWindows[0]"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, """
                        "conditions": {"dates": [{"from": "2026-12-24", "to": "2026-12-23", "zone": "UTC"}]}"""),
                        "conditions.dates[0].to",
                        "the day of from 2026-12-24, or a later one"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(conditions, "\"conditions\": {\"acounts\": {}}"),
                        "conditions.acounts",
                        "one of [accounts, groups, protocols, services, frontDoors, locations, clients, tls,"
                                + " timeWindows, dates, credential, risk]"),
                Arguments.of(
                        POLICIES,
                        policy("p").replace(", " + conditions, ""),
                        "conditions",
                        "an object; an empty one for every sign-in"));
    }

    private static final String EFFECTS = "block, allowOnlyIf, limitRate or suspend";

    private static String window(String from, String to) {
        return """
                "conditions": {"timeWindows": [{"days": ["monday"], "from": "%s", "to": "%s", "zone": "UTC"}]}""".formatted(from, to);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void namesTheFieldAndWhatWouldDo(String path, String body, String field, String expected) {
        refused(path, body, 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].expected")
                .isEqualTo(expected);
        assertNothingWritten();
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        String body = location("hq").replace("192.0.2.0/24", "192.0.2.1/24").replace("Office hq", " ");
        refused(LOCATIONS, body, 400).jsonPath("$.errors.length()").isEqualTo(2);
        assertNothingWritten();
    }

    static Stream<Arguments> bodies() {
        byte[] latin = location("hq").replace("Office", "B\u00fcro").getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                Arguments.of("", 400),
                Arguments.of("null", 400),
                Arguments.of("[]", 400),
                Arguments.of("{\"id\": ", 400),
                Arguments.of(location("hq") + "{}", 400),
                Arguments.of(location("hq").replace("true", "\"perhaps\""), 400),
                Arguments.of(location("hq").replace("[\"192.0.2.0/24\", \"2001:db8::/32\"]", "{}"), 400),
                Arguments.of("[".repeat(5_000), 400),
                Arguments.of(latin, 400),
                Arguments.of(location("hq").replace("Office", "x".repeat(1_100_000)), 413));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesBodiesThatAreNone(Object body, int status) {
        refused(LOCATIONS, body, status);
        assertNothingWritten();
    }

    @Test
    void refusesNamesAndIdsThatAreTaken() {
        post(LOCATIONS, location("hq")).expectStatus().isCreated();
        refused(LOCATIONS, location("hq"), 409).jsonPath("$.errors[0].field").isEqualTo("id");
        refused(LOCATIONS, location("hq2").replace("Office hq2", "OFFICE HQ"), 409)
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
        assertThat(documents.load(tenant).block().rules().version()).isEqualTo(1);
    }

    @Test
    void refusesAnotherIdThanThatOfThePath() {
        post(LOCATIONS, location("hq")).expectStatus().isCreated();
        as("admin")
                .put()
                .uri(LOCATIONS + "/hq")
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(location("other"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
    }

    @Test
    void refusesWhatIsNotJson() {
        as("admin")
                .post()
                .uri(LOCATIONS)
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hq")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        as("admin").patch().uri(LOCATIONS).exchange().expectStatus().isEqualTo(405);
    }

    private void assertNothingWritten() {
        assertThat(documents.load(tenant).block().rules().version()).isZero();
    }
}
