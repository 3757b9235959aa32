package dev.latchkey.audit.entry;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How enumerations are written in events, and so in the log and in its filters. */
public final class WireNames {
    /** The results of sign-ins. */
    public static final Map<SignInResult, String> RESULTS = names(SignInResult.class);

    /** The reasons of results. */
    public static final Map<SignInReason, String> REASONS = names(SignInReason.class);

    private WireNames() {}

    private static <E extends Enum<E>> Map<E, String> names(Class<E> type) {
        Map<E, String> names = new EnumMap<>(type);
        Arrays.stream(type.getEnumConstants())
                .forEach(each ->
                        names.put(each, EventJson.mapper().valueToTree(each).asString()));
        return Collections.unmodifiableMap(names);
    }
}
