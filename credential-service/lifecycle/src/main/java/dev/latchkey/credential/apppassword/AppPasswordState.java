package dev.latchkey.credential.apppassword;

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
    LAPSED
}
