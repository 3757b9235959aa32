package dev.latchkey.credential.securityevent;

import dev.latchkey.policy.network.Cidr;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys of those who send security events may be.
 *
 * @param allowedNetworks CIDRs in which they may be although those are not public, {@code
 *                        LATCHKEY_SECURITY_EVENTS_ALLOWED_NETWORKS}; there, plain http on this machine is accepted too
 * @param caFile          authorities beside the public ones, {@code LATCHKEY_SECURITY_EVENTS_CA_FILE}; empty: none
 */
@ConfigurationProperties("latchkey.security-events")
record SecurityEventSettings(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("") String caFile) {
    SecurityEventSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** The allowed networks, read; fails naming the one that is none. */
    List<Cidr> networks() {
        return allowedNetworks.stream().map(String::strip).map(Cidr::parse).toList();
    }

    /** Where further authorities are, if anywhere. */
    Optional<Path> authorities() {
        return Optional.of(caFile).filter(file -> !file.isBlank()).map(Path::of);
    }
}
