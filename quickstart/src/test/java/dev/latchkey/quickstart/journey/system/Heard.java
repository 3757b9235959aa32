package dev.latchkey.quickstart.journey.system;

import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Command;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** What a device heard, in the exact words of its protocol. */
public enum Heard {
    ACCEPTED(List.of(" OK ", "+OK ", "235 ")),
    REFUSED(List.of(" NO [AUTHENTICATIONFAILED]", "-ERR [AUTH]", "535 5.7.8")),
    TEMPORARY(List.of(" NO [UNAVAILABLE]", "-ERR [SYS/TEMP]", "451 4.3.0 ", "454 4.7.0 ")),
    /** What nginx says for itself when it has waited long enough for Latchkey or for the server behind. */
    NOTHING(List.of(" BAD internal server error", "-ERR internal server error", "451 4.3.2 "));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> words;

    Heard(List<String> words) {
        this.words = words;
    }

    /** Of a conversation; nothing but the words of exactly one verdict will do. */
    static Heard in(Command.Outcome seen) {
        if (seen.exit() == 0) {
            return ACCEPTED;
        }
        var verdicts = Arrays.stream(new Heard[] {REFUSED, TEMPORARY, NOTHING})
                .filter(verdict -> verdict.words.stream().anyMatch(seen.output()::contains))
                .toList();
        if (verdicts.size() != 1) {
            throw new AssertionError(verdicts + " (expected: one verdict) in\n" + seen.output());
        }
        return verdicts.getFirst();
    }

    /** What a device hears in the end that tries again until it is told a verdict, as all do; a busy machine is slow. */
    static Heard inTheEnd(Supplier<Heard> attempt) {
        try {
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(attempt::get, heard -> heard == ACCEPTED || heard == REFUSED);
        } catch (ConditionTimeoutException neverAnythingElse) {
            return TEMPORARY;
        }
    }
}
