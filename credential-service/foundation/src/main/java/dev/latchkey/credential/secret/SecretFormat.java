package dev.latchkey.credential.secret;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** The two forms of an app password. The last letter is the {@linkplain CheckLetter check letter}. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum SecretFormat {
    /** 15 random letters (70.5 bits) and a check letter, shown as {@code abcd-efgh-ijkl-mnop}. */
    SHORT(16, 4),
    /** 24 random letters (112.8 bits) and a check letter, in five groups of five. */
    LONG(25, 5);

    private final int length;
    private final int group;

    SecretFormat(int length, int group) {
        this.length = length;
        this.group = group;
    }

    int length() {
        return length;
    }

    int group() {
        return group;
    }

    static boolean hasLength(int length) {
        return length == SHORT.length || length == LONG.length;
    }
}
