package dev.latchkey.kit.security;

import dev.latchkey.policy.network.Cidr;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What access tokens have to say, and how their issuer is reached.
 *
 * @param audience        of which a token names one, {@code LATCHKEY_OIDC_AUDIENCE}; {@code *} is any
 * @param subjectClaim    who somebody is at the issuer and stays, {@code LATCHKEY_OIDC_SUBJECT_CLAIM}
 * @param loginClaim      by which login somebody is known, {@code LATCHKEY_OIDC_LOGIN_CLAIM}; {@code email} counts only
 *                        where the issuer has verified it
 * @param programs        ids of clients that are programs although their tokens do not show it, {@code
 *                        LATCHKEY_OIDC_PROGRAMS}
 * @param caFile          authorities beside the public ones that the issuer's certificate may be from, {@code
 *                        LATCHKEY_OIDC_CA_FILE}; empty: none
 * @param allowedNetworks CIDRs that the issuer's keys may be in, where they are not on its own host and not public,
 *                        {@code LATCHKEY_OIDC_ALLOWED_NETWORKS}
 */
@ConfigurationProperties("latchkey.oidc")
record SecuritySettings(
        @DefaultValue("latchkey") Set<String> audience,
        @DefaultValue("sub") String subjectClaim,
        @DefaultValue("email") String loginClaim,
        @DefaultValue Set<String> programs,
        @DefaultValue("") String caFile,
        @DefaultValue List<String> allowedNetworks) {
    static final String ANY = "*";

    SecuritySettings {
        audience = Set.copyOf(audience);
        programs = Set.copyOf(programs);
        allowedNetworks = List.copyOf(allowedNetworks);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException(
                    "latchkey.oidc.audience: empty (expected: what access tokens for Latchkey"
                            + " name as their audience, such as latchkey; LATCHKEY_OIDC_AUDIENCE)");
        }
    }

    boolean anyAudience() {
        return audience.contains(ANY);
    }

    /** Where further authorities are, if anywhere. */
    Optional<Path> authorities() {
        return Optional.of(caFile).filter(file -> !file.isBlank()).map(Path::of);
    }

    /** The allowed networks, read; fails naming the one that is none. */
    List<Cidr> networks() {
        return allowedNetworks.stream().map(String::strip).map(Cidr::parse).toList();
    }
}
