package dev.latchkey.credential.secret;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the HMAC keys come from.
 *
 * @param hmacKeyFile lines of {@code version:base64}, {@code LATCHKEY_HMAC_KEY_FILE}
 */
@ConfigurationProperties("latchkey.secret")
record SecretSettings(Path hmacKeyFile) {}
