package dev.latchkey.credential.role;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Refuses wrong roles before anything starts. The consumers of streams are management's: without it, none is bound. */
final class RoleEnvironment implements EnvironmentPostProcessor {
    private static final Map<String, Object> NO_CONSUMERS =
            Map.of("spring.cloud.function.definition", "", "spring.cloud.stream.function.autodetect", "false");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!ProcessRole.of(environment).contains(ProcessRole.MANAGEMENT)) {
            environment.getPropertySources().addFirst(new MapPropertySource("withoutManagement", NO_CONSUMERS));
        }
    }
}
