package dev.latchkey.credential.protocol;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a client as proxies write it: alone, with a port, in brackets, with a zone (RFC 4007 section 11).
 */
final class ClientAddress {
    private static final String PORT = "(?::[0-9]{1,5})?";
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)(?:%[^\\]\\s]{1,32})?]" + PORT);
    private static final Pattern IPV4 = Pattern.compile("([0-9.]+)" + PORT);
    private static final Pattern ZONED = Pattern.compile("([0-9A-Fa-f.]*:[0-9A-Fa-f:.]+)%\\S{1,32}");

    private ClientAddress() {}

    /**
     * Reads it.
     *
     * @return null where the proxy tells none
     * @throws MalformedAttempt where it is something else, such as {@code unix:} of a proxy that does not know its clients
     */
    static @Nullable IpAddress read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return IpAddress.parse(bare(text));
        } catch (InvalidValueException wrong) {
            throw new MalformedAttempt(
                    new FieldProblem("address", DoorText.printable(text), "an IPv4 or IPv6 address"));
        }
    }

    private static String bare(String text) {
        if (isAlone(text)) {
            return text;
        }
        for (Pattern form : new Pattern[] {BRACKETED, IPV4, ZONED}) {
            Matcher found = form.matcher(text);
            if (found.matches()) {
                return found.group(1);
            }
        }
        return text;
    }

    /** As IPv4 addresses mostly come: none of the forms has more to it than the address itself. */
    private static boolean isAlone(String text) {
        return text.indexOf(':') < 0 && text.indexOf('[') < 0;
    }
}
