package dev.latchkey.notifier.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is in a link: {@code version.notice.expiry.HMAC-SHA-256}. The key is derived for this purpose alone; the
 * newest signs, each checks what it has signed.
 */
final class LinkTokens {
    private static final String PURPOSE = "latchkey/notice/not-me/v1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM =
            Pattern.compile("-?[0-9]{1,10}\\.[0-9a-f-]{36}\\.[0-9]{1,12}\\.[A-Za-z0-9_-]{43}");

    private final NavigableMap<Integer, SecretKey> keys = new TreeMap<>();
    private final Clock clock;

    LinkTokens(Map<Integer, SecretKey> from, Clock clock) {
        from.forEach((version, key) -> keys.put(version, new SecretKeySpec(mac(key, PURPOSE), ALGORITHM)));
        this.clock = clock;
    }

    /** The token of a notice; empty where there is no key. */
    Optional<String> sign(String notice, Instant until) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String content = keys.lastKey() + "." + notice + "." + until.getEpochSecond();
        return Optional.of(content + "." + signature(keys.lastEntry().getValue(), content));
    }

    /** Which notice it is of; empty, whatever is wrong with it. */
    Optional<String> read(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.");
        SecretKey key = key(parts[0]);
        if (key == null) {
            return Optional.empty();
        }
        String content = token.substring(0, token.lastIndexOf('.'));
        boolean genuine = MessageDigest.isEqual(bytes(signature(key, content)), bytes(parts[3]));
        boolean timely = clock.instant().getEpochSecond() < Long.parseLong(parts[2]);
        return genuine && timely ? Optional.of(parts[1]) : Optional.empty();
    }

    /** By the version as it is written: one that no number can be is none. */
    private @Nullable SecretKey key(String version) {
        return keys.entrySet().stream()
                .filter(each -> each.getKey().toString().equals(version))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String signature(SecretKey key, String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, content));
    }

    private static byte[] mac(SecretKey key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
