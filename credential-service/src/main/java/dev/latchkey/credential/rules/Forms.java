package dev.latchkey.credential.rules;

import dev.latchkey.credential.secret.SecretForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms of secrets, and their names in rules. */
final class Forms {
    private Forms() {}

    static Set<String> names(Collection<SecretForm> forms) {
        return forms.stream().map(Forms::name).collect(Collectors.toSet());
    }

    private static String name(SecretForm form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    /** Those named, the shortest first. */
    static List<SecretForm> named(Set<String> names) {
        return Arrays.stream(SecretForm.values())
                .filter(form -> names.contains(name(form)))
                .toList();
    }
}
