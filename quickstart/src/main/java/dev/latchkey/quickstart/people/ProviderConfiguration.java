package dev.latchkey.quickstart.people;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        var browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), browsers))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    AuthorizationServerSettings server(ProviderSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository oAuthClients(ProviderSettings settings) {
        return new InMemoryRegisteredClientRepository(
                OAuthClients.asClients(DemoIdentities.programs(settings.directory())));
    }

    @Bean
    UserDetailsService people(ProviderSettings settings) {
        // Read each time: ./latchkey init adds an administrator while this runs.
        return login -> DemoIdentities.people(settings.directory()).stream()
                .filter(person -> person.login().equalsIgnoreCase(login))
                .findFirst()
                .map(ProviderConfiguration::asUser)
                .orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
    }

    private static UserDetails asUser(Identity person) {
        return User.withUsername(person.login())
                .password("{noop}" + person.password())
                .build();
    }

    @Bean
    TokenClaims claims(ProviderSettings settings) {
        return new TokenClaims(
                () -> DemoIdentities.people(settings.directory()), DemoIdentities.programs(settings.directory()));
    }

    @Bean
    JWKSource<SecurityContext> keys(ProviderSettings settings) throws Exception {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(settings.directory())));
    }
}
