package dev.latchkey.policies.storing;

import dev.latchkey.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a version of a tenant's rules came about, without the rules.
 *
 * @param by         whose change it was; absent where that is not known
 * @param approvedBy absent where one person was enough
 */
public record RuleVersion(
        long version,
        Instant at,
        @Nullable Actor by,
        @Nullable Actor approvedBy,
        String contentHash) {}
