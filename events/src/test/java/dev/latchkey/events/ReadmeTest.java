package dev.latchkey.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the README against the document. */
class ReadmeTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final AsyncApi document = AsyncApi.read();
    private final List<String> readme = read();

    @ParameterizedTest
    @EnumSource
    void namesTheTypesOfEachTopic(Topic topic) {
        assertThat(quoted(row("The types", topic)))
                .containsAll(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(Contract::shortName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void namesTheConsumerGroupsOfEachTopic(Topic topic) {
        Set<String> groups = document.operations("receive")
                .filter(operation -> document.address(operation).equals(topic.wireName()))
                .flatMap(AsyncApi::groups)
                .collect(toSet());
        assertThat(quoted(row("Who reads", topic)).skip(1)).containsExactlyInAnyOrderElementsOf(groups);
    }

    /** The line of a topic in the table of a section. */
    private String row(String section, Topic topic) {
        return readme.stream()
                .dropWhile(line -> !line.equals("## " + section))
                .filter(line -> line.startsWith("| `" + topic.wireName() + "`"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> quoted(String line) {
        return QUOTED.matcher(line).results().map(match -> match.group(1));
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
