package dev.latchkey.credential.apppassword;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How app passwords are rotated.
 *
 * @param grace     silence after which an old one retires whose successor is in use, {@code LATCHKEY_ROTATION_GRACE}
 * @param lookEvery how often is looked for those that are due
 */
@ConfigurationProperties("latchkey.rotation")
record RotationSettings(
        @DefaultValue("2d") Duration grace,
        @DefaultValue("1m") Duration lookEvery) {}
