package dev.latchkey.credential.directorysync;

import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.client.DestinationRefusedException;
import java.net.URI;
import java.util.Optional;

/** An address that secrets may be sent to. */
final class SafeAddress {
    static final String EXPECTED = "https://host[:port][/path]; http at 127.0.0.1 or [::1] alone";

    private SafeAddress() {}

    static Optional<URI> read(String text) {
        try {
            URI address = AddressGuard.parse(text);
            boolean safe = "https".equalsIgnoreCase(address.getScheme())
                    || address.getHost().equals("127.0.0.1")
                    || address.getHost().equals("[::1]");
            return Optional.of(address).filter(each -> safe && each.getRawQuery() == null);
        } catch (DestinationRefusedException refused) {
            return Optional.empty();
        }
    }
}
