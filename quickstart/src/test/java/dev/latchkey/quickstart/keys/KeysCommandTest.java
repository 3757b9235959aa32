package dev.latchkey.quickstart.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path temporary;

    private Path checkout;
    private KeysCommand command;

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = Files.createDirectory(temporary.resolve("checkout"));
        command = new KeysCommand(
                new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), new Style(false))::line, checkout);
    }

    /** As whoever runs this: root's files belong to the images' user, those of others to themselves. */
    @Test
    void whoRunsTheContainersCanReadTheFilesAndNobodyElse() throws IOException {
        Path directory = temporary.resolve("keys");
        command.run(directory);
        int me = (int) Files.getAttribute(temporary, "unix:uid");
        int owner = me == 0 ? KeysCommand.IMAGE_USER : me;
        for (Path file : new KeyDirectory(directory).files()) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getAttribute(file, "unix:uid")).as(file.toString()).isEqualTo(owner);
        }
        assertThat(Files.readAllLines(directory.resolve("compose.env")))
                .contains("LATCHKEY_KEYS='" + directory + "'")
                .anyMatch(line -> line.startsWith("LATCHKEY_USER=" + owner + ":"));
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path directory = temporary.resolve("keys");
        command.run(directory);
        Path hmacKeys = new KeyDirectory(directory).hmacKeys();
        String before = Files.readString(hmacKeys);
        command.run(directory);
        assertThat(hmacKeys).hasContent(before);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .doesNotContain(before.strip().substring(2));
    }

    @Test
    void noKeyIsMadeInTheCheckoutNotByALinkEither() throws IOException {
        Path link =
                Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(checkout.resolve("keys")));
        for (Path inside : new Path[] {checkout, checkout.resolve("keys"), link}) {
            assertThatThrownBy(() -> command.run(inside)).hasMessageContaining("in the checkout");
        }
        assertThat(checkout.resolve("keys")).isEmptyDirectory();
    }

    @Test
    void aDirectoryOfOtherThingsIsLeftAsItIs() throws IOException {
        Path home = Files.createDirectory(temporary.resolve("home"));
        Files.createFile(home.resolve(".profile"));
        var before = Files.getPosixFilePermissions(home);
        assertThatThrownBy(() -> command.run(home)).hasMessageContaining(".profile");
        assertThat(home).isDirectoryNotContaining("glob:**.txt");
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(before);
    }
}
