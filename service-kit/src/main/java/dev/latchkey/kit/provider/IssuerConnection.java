package dev.latchkey.kit.provider;

import dev.latchkey.policy.network.Cidr;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an issuer is asked for its keys.
 *
 * @param authorities     a file of certificate authorities that its certificate may be from, beside the public ones
 * @param allowedNetworks where its keys may be, if neither on its own host nor public
 */
public record IssuerConnection(@Nullable Path authorities, List<Cidr> allowedNetworks) {
    public IssuerConnection {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
