package dev.latchkey.policies.storing;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How far a job is. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum JobState {
    /** Under way, or waiting for its turn on its replica. */
    RUNNING,
    /** It has a result. */
    DONE,
    /** Somebody called it off. */
    CANCELLED,
    /** It ended without a result; the problem says why. */
    FAILED
}
