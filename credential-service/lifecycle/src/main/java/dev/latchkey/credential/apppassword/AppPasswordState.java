package dev.latchkey.credential.apppassword;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Where an app password stands in its life. Expired and lapsed come with time: they are never written. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum AppPasswordState {
    /** Issued, not used yet. */
    PENDING,
    ACTIVE,
    /** Has a successor; both work during the overlap. */
    RETIRING,
    /** Had a successor, and its time is over. */
    ROTATED_OUT,
    /** May come back. */
    SUSPENDED,
    REVOKED,
    /** Its end has come. */
    EXPIRED,
    /** Was not used within its activation window. */
    LAPSED;

    /** Those in which it can still come to be used; in the others it is over. */
    static final Set<AppPasswordState> ALIVE =
            Collections.unmodifiableSet(EnumSet.of(PENDING, ACTIVE, RETIRING, SUSPENDED));

    String wireName() {
        return this == ROTATED_OUT ? "rotatedOut" : name().toLowerCase(Locale.ROOT);
    }
}
