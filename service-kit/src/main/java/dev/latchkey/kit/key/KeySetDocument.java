package dev.latchkey.kit.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a JWK set (RFC 7517, section 5). */
public final class KeySetDocument {
    private KeySetDocument() {}

    /**
     * Its keys, without those of kinds that are not known.
     *
     * @throws KeysUnavailableException where it is no key set at all
     */
    public static List<JWK> read(String json) {
        try {
            Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys");
            if (keys != null) {
                return Arrays.stream(keys)
                        .map(KeySetDocument::key)
                        .flatMap(Optional::stream)
                        .toList();
            }
        } catch (ParseException broken) {
            // Told below.
        }
        throw new KeysUnavailableException("what is at the address of the keys is no JWK set");
    }

    /** RFC 7517, section 5: a key that is not understood is passed over. */
    private static Optional<JWK> key(Map<String, Object> json) {
        try {
            return Optional.of(JWK.parse(json));
        } catch (ParseException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
