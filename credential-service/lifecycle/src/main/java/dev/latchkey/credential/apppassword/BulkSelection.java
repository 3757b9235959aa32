package dev.latchkey.credential.apppassword;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Which app passwords match, without keeping them: how many, some of them, and what stands for exactly these. For one thread. */
final class BulkSelection {
    private static final int SHOWN = 20;

    private final List<AppPassword> sample = new ArrayList<>();
    private final MessageDigest ids = sha256();
    private int count;

    /** @param each in the order of ids */
    void add(AppPassword each) {
        count++;
        ids.update((each.id() + "\n").getBytes(UTF_8));
        if (sample.size() < SHOWN) {
            sample.add(each);
        }
    }

    /** Once all were added. */
    BulkRevocation.Outcome outcome(Instant now) {
        return new BulkRevocation.Outcome(
                count,
                sample.stream().map(each -> AppPasswordView.of(each, now, null)).toList(),
                HexFormat.of().formatHex(ids.digest(), 0, 16),
                null);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }
}
