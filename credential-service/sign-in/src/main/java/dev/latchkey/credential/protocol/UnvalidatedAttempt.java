package dev.latchkey.credential.protocol;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as a door told of it, before it was looked at. What comes from outside is bounded and free of control
 * characters from here on; the secret alone is taken as it is, and goes nowhere.
 */
record UnvalidatedAttempt(
        @Nullable String login,
        @Nullable String secret,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String address,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable String tlsCipher,
        @Nullable String session) {
    private static final int LONGEST_SECRET = 1024;
    private static final int LONGEST_TEXT = 256;
    private static final int LONGEST_WORD = 64;

    /** @throws MalformedAttempt naming the field that is wrong */
    Attempt toAttempt(FrontDoor door, DoorRequest request) {
        String typed = present("secret", secret);
        if (typed.length() > LONGEST_SECRET) {
            throw new MalformedAttempt(new FieldProblem(
                    "secret", typed.length() + " characters", "at most " + LONGEST_SECRET + " characters"));
        }
        return new Attempt(
                door,
                loginName(),
                typed,
                word("protocol", present("protocol", protocol)),
                service == null ? door.services().getFirst() : word("service", service),
                parsedAddress(),
                text(client),
                text(tlsVersion),
                text(tlsCipher),
                text(session),
                request.traceparent(),
                request.arrived());
    }

    private LoginName loginName() {
        String given = present("login", login);
        return LoginName.read(given)
                .orElseThrow(() -> new MalformedAttempt(new FieldProblem(
                        "login", printable(given), "1 to " + LoginName.LONGEST + " characters of a login name")));
    }

    private @Nullable IpAddress parsedAddress() {
        if (address == null || address.isEmpty()) {
            return null;
        }
        try {
            return IpAddress.parse(address);
        } catch (InvalidValueException wrong) {
            throw new MalformedAttempt(new FieldProblem("address", printable(address), "an IPv4 or IPv6 address"));
        }
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new MalformedAttempt(new FieldProblem(field, "nothing", "a value"));
        }
        return value;
    }

    private static String word(String field, String value) {
        boolean plain = !value.isEmpty()
                && value.length() <= LONGEST_WORD
                && value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0);
        if (!plain) {
            throw new MalformedAttempt(new FieldProblem(
                    field, printable(value), "1 to " + LONGEST_WORD + " of a-z, 0-9, '.', '_' and '-'"));
        }
        return value;
    }

    /** Programs say of themselves whatever they like: what does not belong in a log is left out, not refused. */
    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String clean = printable(value);
        return clean.isEmpty() ? null : cut(clean, LONGEST_TEXT);
    }

    /** What is shown of a name that a door made up. */
    static String shortened(String value) {
        return cut(printable(value), LONGEST_WORD);
    }

    /** Not in the middle of a character: half of one cannot be written down. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static String printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i)) || Character.isSurrogate(value.charAt(i))) {
                return value.codePoints()
                        .filter(c -> !Character.isISOControl(c) && Character.isDefined(c) && c != 0xFFFD)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return value;
    }

    @Override
    public String toString() {
        return "Draft[" + protocol + "]";
    }
}
