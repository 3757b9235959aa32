package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table in the README is the table in the code. */
class TransitionReadmeTest {
    @ParameterizedTest
    @EnumSource(AppPasswordState.class)
    void saysWhatCanBeDoneInAState(AppPasswordState state) throws IOException {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        String actions = Arrays.stream(LifecycleAction.Kind.values())
                .map(LifecycleAction.Kind::wireName)
                .collect(Collectors.joining(" | ", "| state | ", " |"));
        String row = Stream.concat(
                        Stream.of(code(state)),
                        Arrays.stream(LifecycleAction.Kind.values()).map(kind -> target(state, kind)))
                .collect(Collectors.joining(" | ", "| ", " |"));
        assertThat(readme).contains(actions, row);
    }

    private static String target(AppPasswordState from, LifecycleAction.Kind kind) {
        List<AppPasswordState> targets = AllowedTransition.targets(from, kind);
        if (targets.isEmpty()) {
            return "–";
        }
        if (targets.size() > 1) {
            return "as it was";
        }
        AppPasswordState to = targets.getFirst();
        return to != from ? code(to) : to == AppPasswordState.REVOKED ? "nothing changes" : "stays";
    }

    private static String code(AppPasswordState state) {
        return "`" + state.wireName() + "`";
    }
}
