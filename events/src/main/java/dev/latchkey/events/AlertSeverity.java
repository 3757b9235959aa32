package dev.latchkey.events;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How much an alert matters; OCSF {@code severity_id} 1 to 5. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
public enum AlertSeverity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
