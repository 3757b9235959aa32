package dev.latchkey.audit.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many searches of the log run at once.
 *
 * @param searchesAtMost    in this process, {@code LATCHKEY_AUDIT_SEARCHES_AT_MOST}
 * @param searchesPerTenant of one tenant, {@code LATCHKEY_AUDIT_SEARCHES_PER_TENANT}
 */
@ConfigurationProperties("latchkey.audit")
record SearchSettings(
        @DefaultValue("32") int searchesAtMost,
        @DefaultValue("8") int searchesPerTenant) {}
