package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a connection was protected, in the order of strength.
 *
 * @param rank 0 where there was no TLS
 */
public record TlsVersion(int rank) implements Comparable<TlsVersion> {
    /** No TLS, or none that the front door told of. */
    public static final TlsVersion ABSENT = new TlsVersion(0);

    private static final Pattern SPELLING = Pattern.compile("(?:>=)?(ssl|tls)?v?([1-9])(?:[._]([0-9]))?");
    /** TLS, and nobody knows which: as strong as the first version that there was. */
    private static final String SOME_TLS = "tls";

    private static final String EXPECTED = "1.0, 1.1, 1.2 or 1.3";
    private static final int TLS = 100;

    /** As OpenSSL, and so nearly every front door, spells them: read once. */
    private static final Map<String, TlsVersion> USUAL = Stream.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), TlsVersion::spelt));

    /**
     * Reads what an administrator wrote.
     *
     * @throws dev.latchkey.policy.problem.InvalidValueException unless it is a version of TLS that there is
     */
    public static TlsVersion parse(String text) {
        check(text.matches("1\\.[0-3]"), "", text, EXPECTED);
        return observed(text);
    }

    /**
     * Reads what a front door says: {@code TLSv1.2}, {@code TLSv1}, {@code SSLv3}, {@code 1.3}; {@code >=TLSv1.2} from one that
     * knows only which the oldest version is that it takes, {@code TLS} from one that knows nothing but that it is there: each
     * counts as the oldest that it can be. What cannot be read protects nothing that could be relied on, and counts as absent.
     */
    public static TlsVersion observed(@Nullable String text) {
        TlsVersion usual = text == null ? ABSENT : USUAL.get(text);
        return usual == null ? spelt(Objects.requireNonNull(text)) : usual;
    }

    private static TlsVersion spelt(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        if (folded.equals(SOME_TLS)) {
            return new TlsVersion(TLS + 10);
        }
        Matcher spelt = SPELLING.matcher(folded);
        if (!spelt.matches()) {
            return ABSENT;
        }
        int minor = spelt.group(3) == null ? 0 : Integer.parseInt(spelt.group(3));
        int version = Integer.parseInt(spelt.group(2)) * 10 + minor;
        return new TlsVersion("ssl".equals(spelt.group(1)) ? version : TLS + version);
    }

    @Override
    public int compareTo(TlsVersion other) {
        return Integer.compare(rank, other.rank);
    }

    /** As an administrator writes it: {@code 1.2}. */
    @Override
    public String toString() {
        return rank < TLS ? "absent" : (rank - TLS) / 10 + "." + (rank - TLS) % 10;
    }
}
