package dev.latchkey.kit.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What access tokens have to say, beside being the issuer's.
 *
 * @param audience one of the token's audiences, {@code LATCHKEY_OIDC_AUDIENCE}; not looked at where empty
 */
@ConfigurationProperties("latchkey.oidc")
record SecuritySettings(@DefaultValue("") String audience) {}
