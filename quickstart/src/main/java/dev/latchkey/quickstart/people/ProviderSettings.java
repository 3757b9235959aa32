package dev.latchkey.quickstart.people;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer what the provider calls itself in tokens, {@code LATCHKEY_OIDC_ISSUER}
 * @param directory where identities and signing key are kept, {@code LATCHKEY_PEOPLE}
 */
@ConfigurationProperties("provider")
record ProviderSettings(URI issuer, Path directory) {}
