package dev.latchkey.kit.token;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.security.CallerReader;
import dev.latchkey.kit.security.ProtectedResource;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Whose access tokens are believed, and what is read in them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
public class AccessTokenConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokenConfiguration.class);

    /** Issuers are asked when a token comes, not at start: they may come up later than we do. */
    @Bean
    TrustedIssuers trustedIssuers(KitSettings kit, SecuritySettings settings, Clock clock) {
        List<IssuerRules> issuers = rules(kit, settings);
        issuers.forEach(AccessTokenConfiguration::tell);
        return TrustedIssuers.of(issuers, clock);
    }

    private static List<IssuerRules> rules(KitSettings kit, SecuritySettings settings) {
        try {
            return settings.issuers(kit.oidcIssuer());
        } catch (IllegalArgumentException wrong) {
            throw settings.providersFile().isBlank()
                    ? wrong
                    : new InvalidConfigurationPropertyValueException(
                            "latchkey.oidc.providers-file",
                            settings.providersFile(),
                            String.valueOf(wrong.getMessage()));
        }
    }

    private static void tell(IssuerRules rules) {
        if (rules.anyAudience()) {
            LOG.atWarn()
                    .addKeyValue("issuer", rules.issuer())
                    .log("access tokens are believed whomever they were issued for: name their audience");
        } else {
            LOG.atInfo()
                    .addKeyValue("issuer", rules.issuer())
                    .addKeyValue("audience", rules.audience())
                    .log("access tokens are believed of this issuer, for this audience");
        }
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(TrustedIssuers issuers) {
        return new AccessTokenDecoder(issuers);
    }

    @Bean
    CallerReader callerReader(TrustedIssuers issuers) {
        return new TokenCallers(issuers);
    }

    @Bean
    ProtectedResourceApi protectedResourceApi(KitSettings kit, ProtectedResource resource, TrustedIssuers issuers) {
        return new ProtectedResourceApi(kit.service(), resource, issuers);
    }

    @Bean
    HealthContributor issuerHealthContributor(TrustedIssuers issuers) {
        return IssuerHealth.of(issuers.all());
    }
}
