package dev.latchkey.credential.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-ins are answered.
 *
 * @param refusalAfter every refusal is answered this long after its arrival, or a multiple of it, whatever it was for,
 *     {@code LATCHKEY_REFUSAL_AFTER}
 * @param attemptsAtMost that are decided at once; further ones are temporary failures,
 *     {@code LATCHKEY_ATTEMPTS_AT_MOST}
 * @param readWithin   how long the database may take
 */
@ConfigurationProperties("latchkey.verification")
record VerificationSettings(
        @DefaultValue("300ms") Duration refusalAfter,
        @DefaultValue("1000") int attemptsAtMost,
        @DefaultValue("1500ms") Duration readWithin) {}
