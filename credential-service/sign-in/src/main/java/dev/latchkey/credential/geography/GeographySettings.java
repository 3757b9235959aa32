package dev.latchkey.credential.geography;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the address databases are.
 *
 * @param databases MaxMind DB files of countries, cities or ASNs; none is none
 * @param lookEvery how often they are looked at for others in their place
 * @param largest   file that is read
 */
@ConfigurationProperties("latchkey.geography")
record GeographySettings(
        @DefaultValue List<Path> databases,
        @DefaultValue("1m") Duration lookEvery,
        @DefaultValue("512MB") DataSize largest) {
    GeographySettings {
        databases = List.copyOf(databases);
        if (!lookEvery.isPositive()) {
            throw new IllegalArgumentException("latchkey.geography.look-every: " + lookEvery + " (expected: > 0)");
        }
    }
}
