package dev.latchkey.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.conformance.Conformance.Case;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.draft.SignInDraft;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.ConditionType;
import dev.latchkey.policy.evaluation.GrantControl;
import dev.latchkey.policy.evaluation.PolicyResult;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.evaluation.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every case of the suite, put to the engine. */
class ConformanceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Case> cases() {
        return Conformance.files().stream().flatMap(file -> Conformance.cases(file).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsTheSuiteSays(Case each) {
        Verdict verdict = evaluate(each);
        PolicyResult result = verdict.results().getFirst();
        assertThat(result.result().wireName()).isEqualTo(each.result());
        assertThat(unmet(result)).isEqualTo(each.unmet());
        assertThat(wanting(result)).isEqualTo(each.control());
        assertThat(verdict instanceof Verdict.Blocked).isEqualTo(each.result().equals("failure"));
    }

    @Test
    void knowsEveryFile() {
        assertThat(Path.of("src/test/resources" + Conformance.FOLDER).toFile().list())
                .filteredOn(file -> file.endsWith(".yaml"))
                .containsExactlyInAnyOrderElementsOf(Conformance.files());
    }

    @Test
    void coversEveryConditionAndEveryControl() {
        Set<ConditionType> unmet = EnumSet.noneOf(ConditionType.class);
        // How often something was done is in no single question.
        Set<GrantControl> wanting = EnumSet.of(GrantControl.RATE);
        cases().map(each -> evaluate(each).results().getFirst()).forEach(result -> {
            if (result.firstUnmetCondition() != null) {
                unmet.add(result.firstUnmetCondition());
            }
            if (result.unmetControl() != null) {
                wanting.add(result.unmetControl());
            }
        });
        assertThat(unmet).containsExactlyInAnyOrder(ConditionType.values());
        assertThat(wanting).containsExactlyInAnyOrder(GrantControl.values());
    }

    private static Verdict evaluate(Case each) {
        List<@Nullable NamedLocationDraft> locations = Conformance.locations(each.file()).stream()
                .<@Nullable NamedLocationDraft>map(location -> JSON.treeToValue(location, NamedLocationDraft.class))
                .toList();
        PolicyDraft policy = JSON.treeToValue(Conformance.policy(each, "p"), PolicyDraft.class);
        PolicySetDraft draft = new PolicySetDraft("acme", 1, locations, List.of(policy));
        SignInAttributes signIn =
                JSON.treeToValue(each.signIn(), SignInDraft.class).toSignIn(NOON);
        return CompiledPolicies.compile(draft.toPolicySet()).evaluate(signIn);
    }

    private static @Nullable String unmet(PolicyResult result) {
        ConditionType condition = result.firstUnmetCondition();
        return condition == null ? null : condition.wireName();
    }

    private static @Nullable String wanting(PolicyResult result) {
        GrantControl control = result.unmetControl();
        return control == null ? null : control.wireName();
    }
}
