package dev.latchkey.policies;

import dev.latchkey.kit.ServiceKit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Keeps the rules of conditional access and publishes them to whoever judges sign-ins by them. */
@SpringBootApplication
@ConfigurationPropertiesScan
@ServiceKit
public class PolicyService {
    /** Starts the service; its settings are in {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(PolicyService.class, arguments);
    }
}
