package dev.latchkey.credential.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How far a device is on its way off basic authentication. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
enum MigrationStage {
    /** A log shows that it signs in by a password alone. */
    FOUND,
    /** There is an app password for it. */
    ISSUED,
    /** Somebody has typed that into it, as they say. */
    CONFIGURED,
    /** It was let in with it: never written, the sign-in says it. */
    CONFIRMED,
    /** Its old password is no good any more. */
    OLD_WAY_DISABLED,
    /** It is written down what was done. */
    DOCUMENTED,
    /** It is gone, or needs no password. */
    NOT_NEEDED;

    static final List<String> NAMES =
            Arrays.stream(values()).map(MigrationStage::wireName).toList();

    /** Whether nothing is left to be done. */
    boolean isDone() {
        return this == DOCUMENTED || this == NOT_NEEDED;
    }

    String wireName() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** The one of {@link #NAMES}. */
    static MigrationStage named(String name) {
        return values()[NAMES.indexOf(name)];
    }
}
