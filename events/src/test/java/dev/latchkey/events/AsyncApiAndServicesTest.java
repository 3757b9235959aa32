package dev.latchkey.events;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The document against the services: who reads and writes what is read off their settings and their code. */
class AsyncApiAndServicesTest {
    private static final String DEAD_LETTERS = "{topic}.dlt";
    private static final Pattern GROUP = Pattern.compile("\"([a-z]+-service\\.[a-z-]+)\"");
    private static final Pattern TOPIC = Pattern.compile("\\bTopic\\.([A-Z_]+)");
    private static final Pattern INTERNAL = Pattern.compile("\\bInternalTopic\\.([A-Z_]+)");
    private static final Pattern JOB = Pattern.compile("\\bStreamJobs\\.of\\b");
    private static final Pattern TOPOLOGY = Pattern.compile("\\bnew Topology\\b");
    private static final Pattern CONSUMER = Pattern.compile("new TopicFollower\\b|\\.consumer\\(Map\\b");
    private static final Pattern REASON = Pattern.compile("new PoisonEventException\\(\\s*\"([A-Za-z]+)\"");

    private final ServiceSources services = ServiceSources.find();
    private final AsyncApi document = AsyncApi.read();

    @Test
    void namesEveryConsumerGroupAndNoOther() {
        Set<String> jobs = services.inCode(GROUP, JOB);
        assertThat(receiving()
                        .flatMap(o -> AsyncApi.groups(o).map(g -> AsyncApi.service(o) + " " + g + " " + address(o)))
                        .filter(found -> !jobs.containsAll(firstTwoWords(Set.of(found)))))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(services.bindings());
    }

    /** A group that dead letters name and no binding has is one whose letters no replay finds. */
    @Test
    void codeNamesTheGroupsOfItsBindingsAndJobs() {
        Set<String> groups = firstTwoWords(services.bindings());
        groups.addAll(services.inCode(GROUP, JOB));
        assertThat(services.inCode(GROUP)).isEqualTo(groups);
    }

    @Test
    void namesWhatJobsOfStreamsRead() {
        Set<String> jobs = services.inCode(GROUP, JOB);
        assertThat(jobs).singleElement().isEqualTo("credential-service credential-service.throttle");
        Set<String> read = new TreeSet<>(services.inCode(TOPIC, TOPOLOGY).stream()
                .map(found -> Topic.valueOf(found.split(" ")[1]).wireName())
                .toList());
        services.inCode(INTERNAL, TOPOLOGY).stream()
                .map(found -> InternalTopic.valueOf(found.split(" ")[1]))
                .filter(topic -> topic != InternalTopic.SIGN_IN_HOLDS)
                .forEach(topic -> read.add(topic.wireName()));
        assertThat(receiving()
                        .filter(o -> AsyncApi.groups(o).anyMatch("credential-service.throttle"::equals))
                        .map(this::address))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void namesEveryReadingWithoutGroup() {
        Set<String> read = services.inCode(TOPIC, CONSUMER).stream()
                .map(found -> found.split(" "))
                .map(found -> found[0] + " " + Topic.valueOf(found[1]).wireName())
                .collect(toCollection(TreeSet::new));
        services.inCode(INTERNAL, CONSUMER)
                .forEach(found -> read.add(found.split(" ")[0] + " "
                        + InternalTopic.valueOf(found.split(" ")[1]).wireName()));
        // A job's stores read their changelogs by themselves.
        services.inCode(GROUP, JOB)
                .forEach(found -> Arrays.stream(InternalTopic.values())
                        .filter(topic -> topic.wireName().startsWith(found.split(" ")[1] + "-"))
                        .forEach(topic -> read.add(found.split(" ")[0] + " " + topic.wireName())));
        assertThat(receiving()
                        .filter(o -> AsyncApi.groups(o).findAny().isEmpty())
                        .map(o -> AsyncApi.service(o) + " " + address(o)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void saysOfEachReadingWhetherItHasAGroup() {
        assertThat(document.operations("receive"))
                .allSatisfy(o -> assertThat(o.at("/traits/0/$ref").asString(""))
                        .isEqualTo(
                                AsyncApi.groups(o).findAny().isEmpty()
                                        ? "#/components/operationTraits/withoutGroup"
                                        : ""));
    }

    /** Groups read again under a name of their own what they have put aside. */
    @Test
    void everyServiceWithGroupsPutsDeadLettersAsideAndReplaysThem() {
        Set<String> groups = firstTwoWords(services.bindings());
        assertThat(deadLetters("receive")
                        .flatMap(o -> AsyncApi.groups(o).map(group -> AsyncApi.service(o) + " " + group)))
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().map(group -> group + ".replay").toList());
        assertThat(deadLetters("send").map(AsyncApi::service))
                .containsExactlyInAnyOrderElementsOf(
                        groups.stream().map(group -> group.split(" ")[0]).collect(toSet()));
    }

    @Test
    void namesTheGroupsAndReasonsOfDeadLetters() {
        assertThat(deadLetterHeader("latchkey_dlt_group"))
                .containsExactlyInAnyOrderElementsOf(firstTwoWords(services.bindings()).stream()
                        .map(group -> group.split(" ")[1])
                        .toList());
        assertThat(deadLetterHeader("latchkey_dlt_reason"))
                .containsExactlyInAnyOrderElementsOf(services.inCode(REASON).stream()
                        .map(reason -> reason.split(" ")[1])
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void namesTheServiceThatSendsIt(EventType type) {
        String record = type.record().getSimpleName();
        Pattern made = Pattern.compile("\\b(" + record + ")(?:::new|(?<=new " + record + ")\\()");
        String source = document.message(type)
                .at("/headers/allOf/1/properties/ce_source/const")
                .asString();
        assertThat(services.inCode(made).stream().map(found -> "/latchkey/" + found.split(" ")[0]))
                .containsExactly(source);
    }

    /** But for how replicas and policies are from moment to moment: that is nothing for the record. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POLICY_REPORTS", "POLICY_CONFIRMATIONS"})
    void theLogReadsEveryTopic(Topic topic) {
        assertThat(services.bindings()).contains("audit-service audit-service.log " + topic.wireName());
    }

    private Stream<JsonNode> receiving() {
        return document.operations("receive").filter(o -> !address(o).equals(DEAD_LETTERS));
    }

    private Stream<JsonNode> deadLetters(String action) {
        return document.operations(action).filter(o -> address(o).equals(DEAD_LETTERS));
    }

    private Stream<String> deadLetterHeader(String name) {
        return document.root()
                .at("/components/schemas/deadLetterHeaders/properties/" + name + "/examples")
                .valueStream()
                .map(JsonNode::asString);
    }

    private String address(JsonNode operation) {
        return document.address(operation);
    }

    private static Set<String> firstTwoWords(Set<String> bindings) {
        return bindings.stream()
                .map(binding -> String.join(" ", Arrays.copyOf(binding.split(" "), 2)))
                .collect(toCollection(TreeSet::new));
    }
}
