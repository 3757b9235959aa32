package dev.latchkey.quickstart.people;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The OIDC provider as a process of its own; people sign in with code and PKCE, programs with their secret. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProviderConfiguration.class)
public class OidcProvider {

    /** Starts the provider on {@code SERVER_PORT}. */
    public static void main(String... arguments) {
        new SpringApplicationBuilder(OidcProvider.class)
                .properties("spring.config.name=oidc-provider")
                .run(arguments);
    }
}
