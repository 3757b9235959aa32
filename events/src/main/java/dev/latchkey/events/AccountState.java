package dev.latchkey.events;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Whether an account may sign in at all. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum AccountState {
    ACTIVE,
    DISABLED,
    LOCKED
}
