package dev.latchkey.credential.directorysync;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an identity provider is, and so how it is asked. */
public enum DirectoryKind {
    /** By its admin API. */
    KEYCLOAK;

    static Optional<DirectoryKind> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(DirectoryKind::wireName).toList();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
