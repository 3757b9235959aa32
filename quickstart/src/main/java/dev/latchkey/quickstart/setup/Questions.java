package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.option.UsageException;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/** What no option says is asked for at a terminal, and is an error anywhere else. */
@FunctionalInterface
public interface Questions {

    /**
     * The answer.
     *
     * @param option   that says it too
     * @param question for a person
     * @param proposed what an empty answer means; empty where there must be one
     */
    String ask(String option, String question, String proposed);

    /** As the process was started. */
    static Questions ofTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? (option, question, proposed) -> answered(console, question, proposed)
                : Questions::unanswered;
    }

    private static String answered(Console console, String question, String proposed) {
        String hint = proposed.isEmpty() ? "" : " [" + proposed + "]";
        @Nullable String answer = console.readLine("  %s%s: ", question, hint);
        if (answer == null) {
            throw new UsageException("nothing was set up");
        }
        return answer.isBlank() ? proposed : answer.strip();
    }

    /** Nobody is there to be asked: what is proposed, if anything is. */
    static String unanswered(String option, String question, String proposed) {
        if (proposed.isEmpty()) {
            throw new UsageException(option + ": nothing (expected: " + question + ")");
        }
        return proposed;
    }
}
