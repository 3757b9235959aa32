package dev.latchkey.credential.validation;

import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.rule.ProtocolNames;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request that name protocols. */
public final class ProtocolFields {
    private ProtocolFields() {}

    /** Names of protocols; none where the field is absent. */
    public static Set<String> names(RequestFields fields, String field, @Nullable Collection<String> given) {
        return names(fields, field, given, Set.of());
    }

    /** @param kept what stands there already may stay: names were not looked at in earlier releases */
    public static Set<String> names(
            RequestFields fields, String field, @Nullable Collection<String> given, Collection<String> kept) {
        if (given == null) {
            return Set.of();
        }
        given.stream()
                .map(String::valueOf)
                .filter(each -> !kept.contains(each))
                .forEach(each -> name(fields, field, each));
        return given.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** The name of one protocol. */
    public static String name(RequestFields fields, String field, String given) {
        if (!ProtocolNames.isOne(given)) {
            fields.wrong(field, given, ProtocolNames.expectedFor(given));
        }
        return given;
    }
}
