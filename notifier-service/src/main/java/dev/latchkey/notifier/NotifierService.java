package dev.latchkey.notifier;

import dev.latchkey.kit.ServiceKit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Detects anomalies in sign-ins, raises alerts, and delivers them to those who subscribed. */
@SpringBootApplication
@ServiceKit
public class NotifierService {
    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(NotifierService.class, arguments);
    }
}
