package dev.latchkey.credential.frontdoor;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.policy.network.IpAddress;

/** Where a mail proxy goes on to; nginx takes an address only, not a name. */
public record Backend(IpAddress address, int port) {
    /** Reads {@code 127.0.0.1:143} or {@code [::1]:143}. */
    static Backend parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text + " (expected: address:port)");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(text + " (expected: a port of 1 to 65535)");
        }
        return new Backend(IpAddress.parse(bracketed ? host.substring(1, host.length() - 1) : host), port);
    }

    @JsonValue
    @Override
    public String toString() {
        return address.family() == IpAddress.Family.IPV6 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
