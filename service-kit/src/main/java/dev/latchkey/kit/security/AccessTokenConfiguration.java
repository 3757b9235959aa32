package dev.latchkey.kit.security;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.key.SigningKeys;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Whose access tokens are believed, and what is read in them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class AccessTokenConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokenConfiguration.class);

    /** The issuer is asked when a token comes, not at start: it may come up later than we do. */
    @Bean
    SigningKeys issuerKeys(KitSettings kit, SecuritySettings settings, Clock clock) {
        return new SigningKeys(new IssuerKeySource(kit.oidcIssuer(), settings).keys(), clock);
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(SigningKeys issuerKeys, KitSettings kit, SecuritySettings settings) {
        tell(kit, settings);
        return new AccessTokenDecoder(issuerKeys, new TokenRules(kit.oidcIssuer(), settings));
    }

    private static void tell(KitSettings kit, SecuritySettings settings) {
        if (settings.anyAudience()) {
            LOG.atWarn()
                    .addKeyValue("issuer", kit.oidcIssuer())
                    .log("access tokens are believed whomever they were issued for: set LATCHKEY_OIDC_AUDIENCE");
        } else {
            LOG.atInfo()
                    .addKeyValue("issuer", kit.oidcIssuer())
                    .addKeyValue("audience", settings.audience())
                    .log("access tokens are believed of this issuer, for this audience");
        }
    }

    @Bean
    HealthIndicator issuerHealth(SigningKeys issuerKeys, KitSettings kit) {
        return new IssuerHealth(kit.oidcIssuer(), issuerKeys);
    }

    @Bean
    WebFluxConfigurer callers(KitSettings kit, SecuritySettings settings) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new Callers(kit.oidcIssuer(), settings));
            }
        };
    }
}
