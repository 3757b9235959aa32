package dev.latchkey.audit.export;

import dev.latchkey.audit.search.LogReader;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Exporting the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {
    @Bean
    LogExport logExport(LogReader reader, ExportSettings settings) {
        TenantConcurrencyLimit exports =
                new TenantConcurrencyLimit("exports", settings.exportsAtMost(), settings.exportsPerTenant());
        return new LogExport(reader, exports, settings.exportStalled());
    }
}
