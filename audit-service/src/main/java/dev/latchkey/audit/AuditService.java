package dev.latchkey.audit;

import dev.latchkey.kit.ServiceKit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the audit service. */
@SpringBootApplication
@ServiceKit
public class AuditService {
    /** Settings come from {@code application.yaml} and the environment. */
    public static void main(String[] args) {
        SpringApplication.run(AuditService.class, args);
    }
}
