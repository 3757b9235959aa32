package dev.latchkey.credential.rules;

import dev.latchkey.credential.secret.SecretFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms of secrets, and their names in rules. */
final class AllowedSecretFormats {
    private AllowedSecretFormats() {}

    static Set<String> names(Collection<SecretFormat> forms) {
        return forms.stream().map(AllowedSecretFormats::name).collect(Collectors.toSet());
    }

    private static String name(SecretFormat form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    /** Those named, the shortest first. */
    static List<SecretFormat> named(Set<String> names) {
        return Arrays.stream(SecretFormat.values())
                .filter(form -> names.contains(name(form)))
                .toList();
    }
}
