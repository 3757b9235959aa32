package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Duration;
import java.util.stream.Stream;

/** What a policy does to a sign-in it applies to. */
public sealed interface Effect {
    /** Refuses it for good. */
    Effect BLOCK = new Block(Answer.REFUSED);

    /** As in JSON. */
    String wireName();

    /** What the client is told of a refusal. */
    enum Answer {
        /** The same as of any other. */
        REFUSED("refused"),
        /** That it may try again: devices that are told otherwise forget their password. */
        TEMPORARY("temporary");

        private final String wireName;

        Answer(String wireName) {
            this.wireName = wireName;
        }

        /** As in JSON. */
        public String wireName() {
            return wireName;
        }

        /** @throws dev.latchkey.policy.problem.InvalidValueException where it is none */
        public static Answer parse(String name) {
            return Stream.of(values())
                    .filter(each -> each.wireName.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException("answer", name, "refused or temporary"));
        }
    }

    /** Refuses it. */
    record Block(Answer answer) implements Effect {
        /** Its name. */
        public static final String NAME = "block";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** Refuses it unless every control is satisfied. Programs cannot be asked for anything: what is missing cannot be made up for. */
    record AllowOnlyIf(GrantControls controls) implements Effect {
        /** Its name. */
        public static final String NAME = "allowOnlyIf";

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /**
     * Refuses it where the same app password has signed in too often.
     *
     * @param signIns at least 1
     * @param per     at least a second, at most a day
     */
    record LimitRate(int signIns, Duration per) implements Effect {
        /** Its name. */
        public static final String NAME = "limitRate";

        private static final int MOST = 1_000_000;

        /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
        public LimitRate {
            check(signIns >= 1 && signIns <= MOST, "signIns", signIns, "1 to 1000000");
            boolean usable = per.compareTo(Duration.ofSeconds(1)) >= 0 && per.compareTo(Duration.ofDays(1)) <= 0;
            check(usable, "per", per, "PT1S to PT24H");
        }

        @Override
        public String wireName() {
            return NAME;
        }
    }

    /** Refuses it, and suspends the app password until somebody resumes it. */
    record Suspend() implements Effect {
        /** Its name. */
        public static final String NAME = "suspend";

        @Override
        public String wireName() {
            return NAME;
        }
    }
}
