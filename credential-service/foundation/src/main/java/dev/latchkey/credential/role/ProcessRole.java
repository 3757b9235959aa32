package dev.latchkey.credential.role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/** What a process is for. {@code latchkey.roles} names one or more, separated by commas; it has all unless told so. */
public enum ProcessRole {
    /** Answers front doors. */
    SIGN_IN("sign-in"),
    /** Serves the management API, and does the work in the background. */
    MANAGEMENT("management");

    static final String PROPERTY = "latchkey.roles";

    private final String word;

    ProcessRole(String word) {
        this.word = word;
    }

    /**
     * The roles of this process.
     *
     * @throws InvalidConfigurationPropertyValueException where one is unknown, or there is none
     */
    public static Set<ProcessRole> of(Environment environment) {
        String given = environment.getProperty(PROPERTY, words());
        Set<ProcessRole> roles = EnumSet.noneOf(ProcessRole.class);
        for (String word : given.split(",", -1)) {
            roles.add(named(word.strip(), given));
        }
        return roles;
    }

    private static ProcessRole named(String word, String given) {
        return Arrays.stream(values())
                .filter(role -> role.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        PROPERTY, given, "\"" + word + "\" is no role (expected: one or more of " + words() + ")"));
    }

    private static String words() {
        return Arrays.stream(values()).map(role -> role.word).collect(Collectors.joining(","));
    }
}
