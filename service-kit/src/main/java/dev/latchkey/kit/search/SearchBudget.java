package dev.latchkey.kit.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far one request may search before it tells how far it came. Whichever is used up first ends it; what was looked at
 * in the step before it ended counts.
 *
 * @param within    for how long it goes on, {@code LATCHKEY_SEARCH_WITHIN}
 * @param documents how many documents it may look at, {@code LATCHKEY_SEARCH_DOCUMENTS}
 */
@ConfigurationProperties("latchkey.search")
public record SearchBudget(
        @DefaultValue("1s") Duration within,
        @DefaultValue("200000") int documents) {
    public SearchBudget {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("latchkey.search.within: " + within + " (expected: > 0)");
        }
        if (documents < 1) {
            throw new IllegalArgumentException("latchkey.search.documents: " + documents + " (expected: > 0)");
        }
    }
}
