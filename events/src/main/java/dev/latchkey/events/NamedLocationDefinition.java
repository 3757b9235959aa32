package dev.latchkey.events;

import java.util.List;

/**
 * A set of networks with a name.
 *
 * @param ranges CIDR, IPv4 and IPv6
 */
public record NamedLocationDefinition(String id, String name, List<String> ranges, boolean trusted) {
    public NamedLocationDefinition {
        ranges = Copies.list(ranges);
    }
}
