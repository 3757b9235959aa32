package dev.latchkey.credential;

import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.FreePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One replica of the service, with ports of its own. */
final class Replica implements AutoCloseable {
    final ConfigurableApplicationContext context;
    final Http api;
    final Http doors;
    /** Health and metrics. */
    final Http management;

    Replica(Surroundings around, String instance, String... settings) {
        this(around, instance, List.of(Tokens.class), settings);
    }

    Replica(Surroundings around, String instance, List<Class<?>> more, String... settings) {
        int port = FreePort.find();
        int doorPort = FreePort.find();
        int managementPort = FreePort.find();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--latchkey.front-doors.port=" + doorPort,
                "--latchkey.kafka=" + around.kafka(),
                "--latchkey.secret.hmac-key-file=" + around.keys,
                "--latchkey.instance=" + instance,
                "--latchkey.security-events.allowed-networks=127.0.0.0/8",
                "--latchkey.outbox-every=300ms"));
        arguments.addAll(around.database());
        arguments.addAll(List.of(settings));
        // A busy machine is no reason to answer "temporary".
        addUnlessGiven(arguments, "--latchkey.record-within=", "20s");
        addUnlessGiven(arguments, "--latchkey.accounts.bind-by=", "verified-login");
        addUnlessGiven(arguments, "--latchkey.signing.", "unsigned=accept");
        context = new SpringApplicationBuilder(CredentialService.class)
                .sources(more.toArray(Class<?>[]::new))
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
        api = new Http(port);
        doors = new Http(doorPort);
        management = new Http(managementPort);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> management.get("/actuator/health/readiness").status() == 200);
    }

    private static void addUnlessGiven(List<String> arguments, String setting, String value) {
        if (arguments.stream().noneMatch(each -> each.startsWith(setting))) {
            arguments.add(setting + value);
        }
    }

    /** What its health tells the platform's people. */
    Http.Answer health() {
        return management.get(
                "/actuator/health", "Authorization", "Bearer " + Tokens.of("", "platform", "ops@x.example"));
    }

    @Override
    public void close() {
        context.close();
    }
}
