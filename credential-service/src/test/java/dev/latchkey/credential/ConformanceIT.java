package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import dev.latchkey.policy.conformance.Conformance;
import dev.latchkey.policy.conformance.Conformance.Case;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same cases as the engine's, by real sign-ins at a front door: those whose clock, place on Earth and past can be had. The
 * policies only report, so that each sign-in is judged by all of them.
 */
class ConformanceIT {
    private static final JsonMapper JSON = new JsonMapper();
    /** What a front door cannot be made to see at will. */
    private static final List<String> NOT_TO_BE_HAD = List.of("at", "credential", "country", "asn", "risk", "groups");

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts.yaml",
                "clients.yaml",
                "front-doors.yaml",
                "locations.yaml",
                "protocols.yaml",
                "services.yaml",
                "tls.yaml"
            })
    void judgesAsTheSuiteSays(String file) {
        Issued password = acme.issue();
        List<Case> cases =
                Conformance.cases(file).stream().filter(ConformanceIT::canBeHad).toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(3);
        new PoliciesInForce(replica, acme.tenant).are(locations(file), policies(cases));
        cases.forEach(each -> signIn(each.signIn(), password));
        List<SignInRecorded> records =
                TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class);
        assertThat(records).hasSameSizeAs(cases);
        assertThat(IntStream.range(0, cases.size())
                        .mapToObj(i ->
                                words(cases.get(i), records.get(i).policies().get(i))))
                .containsExactlyElementsOf(
                        cases.stream().map(ConformanceIT::expected).toList());
    }

    private static boolean canBeHad(Case each) {
        return NOT_TO_BE_HAD.stream().noneMatch(each.signIn()::has)
                && each.signIn().hasNonNull("account");
    }

    private static String locations(String file) {
        return Conformance.locations(file).stream()
                .map(each -> complete((ObjectNode) each).toString())
                .collect(Collectors.joining(","));
    }

    /** As policy-service publishes it: what administrators may leave out is there. */
    private static ObjectNode complete(ObjectNode location) {
        if (!location.has("ranges")) {
            location.putArray("ranges");
        }
        return location.has("trusted") ? location : location.put("trusted", false);
    }

    private String policies(List<Case> cases) {
        return IntStream.range(0, cases.size())
                .mapToObj(i -> Conformance.policy(cases.get(i), "case-" + i).put("state", "reportOnly"))
                .map(each -> ours(completed(each).toString()))
                .collect(Collectors.joining(","));
    }

    private static ObjectNode completed(ObjectNode policy) {
        policy.path("conditions").properties().forEach(each -> {
            if (each.getValue() instanceof ObjectNode choice && (choice.has("include") || choice.has("exclude"))) {
                Stream.of("include", "exclude")
                        .filter(list -> !choice.has(list))
                        .forEach(list -> {
                            var added = choice.putArray(list);
                            if (list.equals("include")) {
                                added.add("all");
                            }
                        });
            }
        });
        return policy;
    }

    /** The suite's account and front door are this tenant's. */
    private String ours(String json) {
        return json.replace("\"anna\"", "\"" + acme.account + "\"").replace("mx-outside", "d-" + acme.tenant);
    }

    private void signIn(JsonNode wanted, Issued password) {
        ObjectNode question = JSON.createObjectNode();
        question.put("login", acme.login).put("secret", password.secret());
        Stream.of("protocol", "service", "address", "client")
                .filter(wanted::hasNonNull)
                .forEach(field -> question.set(field, wanted.get(field)));
        if (wanted.hasNonNull("tlsVersion")) {
            question.putObject("tls").set("version", wanted.get("tlsVersion"));
        }
        Answer answer = replica.doors.post("/v1/sign-ins", question.toString(), "X-Latchkey-Door-Key", acme.key);
        assertThat(answer.field("result")).as(answer.text()).isEqualTo("accepted");
    }

    private static String words(Case each, AppliedPolicy applied) {
        return words(each, applied.result(), applied.firstUnmetCondition(), applied.unmetControl());
    }

    private static String expected(Case each) {
        String result =
                Character.toUpperCase(each.result().charAt(0)) + each.result().substring(1);
        return words(each, "reportOnly" + result, each.unmet(), each.control());
    }

    private static String words(Case each, String result, @Nullable String unmet, @Nullable String control) {
        return each + " → " + result + " " + unmet + " " + control;
    }
}
