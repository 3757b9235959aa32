package dev.latchkey.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What readers of {@link SignInRecorded} decide by without reading its data: the tenant, and fields of the same names that
 * stand as attributes beside it. Records of earlier releases have none.
 */
public record RecordedAttributes(
        String tenant,
        String login,
        SignInResult result,
        SignInReason reason,
        @Nullable String credential,
        String protocol,
        String frontDoor,
        @Nullable String address,
        @Nullable String secretFingerprint) {
    private static final String RESULT = "result";
    private static final String REASON = "reason";
    private static final String CREDENTIAL = "credential";
    private static final String LOGIN = "login";
    private static final String PROTOCOL = "protocol";
    private static final String FRONT_DOOR = "frontdoor";
    private static final String ADDRESS = "address";
    private static final String FINGERPRINT = "secretfingerprint";

    /** The attributes that are the type's own, in the order in which they are signed. */
    static final List<String> NAMES =
            List.of(RESULT, REASON, CREDENTIAL, LOGIN, PROTOCOL, FRONT_DOOR, ADDRESS, FINGERPRINT);

    private static final Map<SignInResult, String> RESULTS = wireNames(SignInResult.values());
    private static final Map<SignInReason, String> REASONS = wireNames(SignInReason.values());
    private static final Map<String, SignInResult> RESULTS_BY_NAME = inverse(RESULTS);
    private static final Map<String, SignInReason> REASONS_BY_NAME = inverse(REASONS);

    /** Those of an event. */
    public static RecordedAttributes of(SignInRecorded signIn) {
        return new RecordedAttributes(
                signIn.tenant(),
                signIn.login(),
                signIn.result(),
                signIn.reason(),
                signIn.credential(),
                signIn.protocol(),
                signIn.frontDoor(),
                signIn.address(),
                signIn.secretFingerprint());
    }

    /**
     * Reads them; empty where they are not there, or not as this release knows them: then the data says more.
     *
     * @param tenant    whose record it is; null where it does not say
     * @param attribute the value of the attribute of a name; null where there is none
     */
    public static Optional<RecordedAttributes> read(
            @Nullable String tenant, Function<String, @Nullable String> attribute) {
        String login = attribute.apply(LOGIN);
        SignInResult result = RESULTS_BY_NAME.get(Objects.requireNonNullElse(attribute.apply(RESULT), ""));
        String reason = attribute.apply(REASON);
        String protocol = attribute.apply(PROTOCOL);
        String frontDoor = attribute.apply(FRONT_DOOR);
        if (tenant == null
                || login == null
                || result == null
                || reason == null
                || protocol == null
                || frontDoor == null) {
            return Optional.empty();
        }
        return Optional.of(new RecordedAttributes(
                tenant,
                login,
                result,
                REASONS_BY_NAME.getOrDefault(reason, SignInReason.OTHER),
                given(attribute.apply(CREDENTIAL)),
                protocol,
                frontDoor,
                given(attribute.apply(ADDRESS)),
                given(attribute.apply(FINGERPRINT))));
    }

    /** A signature does not tell what is empty from what is not there. */
    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** By name, those that are there; the tenant, which every event has, is not among them. */
    void giveTo(BiConsumer<String, String> target) {
        target.accept(RESULT, Objects.requireNonNull(RESULTS.get(result)));
        target.accept(REASON, Objects.requireNonNull(REASONS.get(reason)));
        target.accept(LOGIN, login);
        target.accept(PROTOCOL, protocol);
        target.accept(FRONT_DOOR, frontDoor);
        give(target, CREDENTIAL, credential);
        give(target, ADDRESS, address);
        give(target, FINGERPRINT, secretFingerprint);
    }

    /**
     * The first attribute of a record that does not say what its data says; none where the record has no attributes.
     *
     * @param attribute the bytes of the attribute of a name; null where there is none
     */
    public static Optional<String> contradiction(SignInRecorded signIn, Function<String, byte @Nullable []> attribute) {
        if (NAMES.stream().map(attribute).allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        Map<String, String> right = signIn.attributes();
        return NAMES.stream()
                // A reason that only a newer release knows is read as another one.
                .filter(name -> !name.equals(REASON) || signIn.reason() != SignInReason.OTHER)
                .filter(name -> !Arrays.equals(bytes(right.get(name)), attribute.apply(name)))
                .findFirst();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private static void give(BiConsumer<String, String> target, String name, @Nullable String value) {
        if (value != null) {
            target.accept(name, value);
        }
    }

    private static <E extends Enum<E>> Map<E, String> wireNames(E[] values) {
        return Arrays.stream(values)
                .collect(toUnmodifiableMap(
                        Function.identity(), value -> EventJson.mapper().convertValue(value, String.class)));
    }

    private static <E> Map<String, E> inverse(Map<E, String> names) {
        return names.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
