package dev.latchkey.credential.apppassword;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * How an app password without networks comes by them. A network is an IPv4 /24 or an IPv6 /48.
 *
 * @param learnFor of one that learns, how long it is watched from its first use before its networks are proposed
 */
public record NetworkPin(Mode mode, @Nullable Duration learnFor) {
    static final NetworkPin TO_FIRST_NETWORK = new NetworkPin(Mode.FIRST_NETWORK, null);

    /** Ways. */
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    public enum Mode {
        /** By itself, to the network of its first use. */
        FIRST_NETWORK,
        /** To where it was used while it was watched, when somebody says so. */
        LEARN
    }

    /** When there is something to propose. */
    Optional<Instant> learnsUntil(@Nullable Instant firstUse) {
        return Optional.ofNullable(firstUse)
                .flatMap(from -> Optional.ofNullable(learnFor).map(from::plus));
    }
}
