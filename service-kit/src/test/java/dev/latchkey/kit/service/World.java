package dev.latchkey.kit.service;

import dev.latchkey.embedded.EmbeddedDatabase;
import dev.latchkey.embedded.FreePort;
import dev.latchkey.kit.BrokerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is around a service, and the service itself, started and stopped at will. */
final class World implements AutoCloseable {
    final BrokerProcess broker;
    final Issuer issuer = new Issuer();
    private final Path directory;
    private final int databasePort = FreePort.find();
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private EmbeddedDatabase database;
    private ConfigurableApplicationContext service;

    World(Path directory) {
        this.directory = directory;
        this.broker = new BrokerProcess(directory.resolve("broker"));
    }

    World withDatabase() {
        database = EmbeddedDatabase.start(directory.resolve("database"), databasePort);
        return this;
    }

    World withService(String... settings) {
        Stream<String> world = Stream.of(
                "--logging.config=classpath:service-logback.xml",
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--latchkey.kafka=" + broker.bootstrapServers(),
                "--latchkey.mongodb=mongodb://127.0.0.1:" + databasePort,
                "--latchkey.oidc-issuer=" + issuer.url());
        boolean signs = Stream.of(settings).anyMatch(each -> each.startsWith("--latchkey.signing."));
        Stream<String> unsigned = signs ? Stream.empty() : Stream.of("--latchkey.signing.unsigned=accept");
        service = new SpringApplicationBuilder(TestService.class)
                .run(Stream.of(world, unsigned, Stream.of(settings))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        return this;
    }

    void stopService() {
        service.close();
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    <T> List<T> beans(Class<T> type) {
        return service.getBeanProvider(type).stream().toList();
    }

    WebTestClient anybody() {
        return client(port);
    }

    WebTestClient management() {
        return client(managementPort);
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    WebTestClient bearing(String token) {
        return anybody()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    Socket connect() throws IOException {
        return connect(port);
    }

    Socket connectToManagement() throws IOException {
        return connect(managementPort);
    }

    private static Socket connect(int port) throws IOException {
        Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
        connection.setSoTimeout(30_000);
        return connection;
    }

    boolean ready() {
        return managed("/actuator/health/readiness") == 200;
    }

    int status(String path) {
        return status(anybody(), path);
    }

    /** The status of an answer of the management port. */
    int managed(String path) {
        return status(management(), path);
    }

    static int status(WebTestClient client, String path) {
        return client.get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        if (database != null) {
            database.close();
        }
        issuer.close();
        broker.close();
    }
}
