package dev.latchkey.credential;

import dev.latchkey.kit.ServiceKit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The credential service. */
@SpringBootApplication
@ServiceKit
public class CredentialService {
    /** Starts it; see {@code README.md} for its settings. */
    public static void main(String[] args) {
        SpringApplication.run(CredentialService.class, args);
    }
}
