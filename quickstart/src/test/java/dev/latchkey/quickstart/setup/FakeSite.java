package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.api.FakeService;
import dev.latchkey.quickstart.api.ServiceApi;
import java.net.URI;
import java.nio.file.Path;

/** An installation whose one service answers as it was told to. */
record FakeSite(FakeService service, String dovecot) implements SetupSite {

    @Override
    public ServiceApi platform() {
        return service.api();
    }

    @Override
    public Administrator administrator(String login, String tenant) {
        return new Administrator(service.api(), login + " signs in at the provider");
    }

    @Override
    public URI doorListener() {
        return URI.create("http://127.0.0.1:8091");
    }

    @Override
    public String brokers() {
        return "kafka-1:9092";
    }

    @Override
    public String mongodb() {
        return "mongodb://mongo-1";
    }

    @Override
    public String issuer() {
        return "https://id.firma.example";
    }

    @Override
    public Path sources() {
        return Path.of("..");
    }
}
