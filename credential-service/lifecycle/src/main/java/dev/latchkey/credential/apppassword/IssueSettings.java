package dev.latchkey.credential.apppassword;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How app passwords are issued.
 *
 * @param atMost how many an account may have, {@code LATCHKEY_APP_PASSWORDS_AT_MOST}
 */
@ConfigurationProperties("latchkey.app-passwords")
record IssueSettings(@DefaultValue("40") int atMost) {
    IssueSettings {
        if (atMost < 1) {
            throw new IllegalArgumentException("latchkey.app-passwords.at-most: " + atMost + " (expected: at least 1)");
        }
    }
}
