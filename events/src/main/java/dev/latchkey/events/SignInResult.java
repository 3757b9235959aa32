package dev.latchkey.events;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How an attempt was answered. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum SignInResult {
    /** Let in. */
    ACCEPTED,
    /** Turned away for good: the same answer whatever the reason. */
    REFUSED,
    /** Could not be decided or recorded; the client may try again. */
    TEMPORARY_FAILURE
}
