package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that a program makes of the document are answered as it says, and never by a fault. */
public interface FuzzContract extends ServiceContract {
    /** The configuration of the program: how much it does, and which findings are excused, with the reason. */
    default Path configuration() {
        return Path.of("src", "test", "schemathesis.toml");
    }

    /** Examples, boundaries, random requests, and operations one after the other by links; with a fixed seed. */
    @Test
    default void withstandsRequestsThatAProgramMakes() throws IOException {
        Optional<OpenApiTools> tools = OpenApiTools.installed();
        assumeTrue(tools.isPresent(), "Schemathesis needs Python 3.10 or newer, and a package index");
        Path document = Files.createDirectories(directory()).resolve("openapi.yaml");
        Files.writeString(document, service().document().text());
        String roles = String.join(",", service().roles());
        String[] caller = roles.isEmpty()
                ? service().tenant().without("door", "")
                : service().tenant().as(roles);
        OpenApiTools.Outcome outcome = tools.orElseThrow()
                .fuzz(directory(), document, configuration(), service().client().base(), caller);
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    /** Of its own for each document: two may be put to it at once. */
    private Path directory() {
        return Path.of("target", configuration().getFileName().toString().replace(".toml", ""));
    }
}
