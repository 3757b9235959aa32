package dev.latchkey.notifier.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Mail addresses, read strictly: one bare address with a domain, and nothing that could grow into a header. */
public final class MailAddresses {
    private static final int LONGEST = 254;

    private MailAddresses() {}

    /** The address in canonical form, if it is one (RFC 5321 section 4.5.3.1.3, RFC 5322 section 3.4.1). */
    public static Optional<String> parse(String text) {
        boolean plain = text.length() <= LONGEST && text.chars().noneMatch(c -> c <= ' ' || c == 0x7f || c > 0x7f);
        if (!plain || text.indexOf('@') < 1 || text.indexOf('<') >= 0 || text.indexOf(',') >= 0) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(text, true);
            return Optional.of(address.getAddress());
        } catch (AddressException malformed) {
            return Optional.empty();
        }
    }
}
