package dev.latchkey.quickstart.doorcheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorDialogueTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Before a door that says one line at the beginning, and one after each that it hears. */
    private SignInAnswer signIn(String address, String... lines) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, new ArrayList<>(List.of(lines))));
            DoorAddress door = DoorAddress.read(address);
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            try (var connection = new ClientConnection(door, TrustedCertificates.of(Optional.empty()), socket)) {
                return DoorDialogue.of(door.scheme()).signIn(connection, "anna@firma.example", "abcd-efgh");
            }
        }
    }

    private void serve(ServerSocket server, List<String> lines) {
        try (Socket client = server.accept();
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            while (!lines.isEmpty()) {
                String line = lines.removeFirst();
                if (!line.isEmpty()) {
                    client.getOutputStream().write((line.replace("|", "\r\n") + "\r\n").getBytes(UTF_8));
                }
                heard.add(String.valueOf(in.readLine()));
            }
        } catch (IOException gone) {
            heard.add("gone");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b OK Logged in, ACCEPTED",
        "b NO [AUTHENTICATIONFAILED] no, REFUSED",
        "b NO [UNAVAILABLE] later, TEMPORARY"
    })
    void speaksImap(String answer, SignInAnswer heardIs) throws IOException {
        assertThat(signIn("imaps://mail.firma.example", "* OK ready", answer)).isEqualTo(heardIs);
        assertThat(heard.getFirst()).isEqualTo("b LOGIN \"anna@firma.example\" \"abcd-efgh\"");
    }

    @ParameterizedTest
    @CsvSource({"+OK, ACCEPTED", "-ERR [AUTH] no, REFUSED", "-ERR [SYS/TEMP] later, TEMPORARY"})
    void speaksPop(String answer, SignInAnswer heardIs) throws IOException {
        assertThat(signIn("pop3s://mail.firma.example", "+OK ready", "+OK", answer))
                .isEqualTo(heardIs);
    }

    @ParameterizedTest
    @CsvSource({
        "235 2.7.0 ok, ACCEPTED",
        "535 5.7.8 no, REFUSED",
        "454 4.7.0 later, TEMPORARY",
        "451 4.3.0 later, TEMPORARY"
    })
    void speaksSmtp(String answer, SignInAnswer heardIs) throws IOException {
        assertThat(signIn("smtps://mail.firma.example", "220-a|220 b", "250-SIZE|250 AUTH PLAIN", answer))
                .isEqualTo(heardIs);
        assertThat(heard.get(1)).startsWith("AUTH PLAIN AGFubmFA");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, ACCEPTED",
        "HTTP/1.1 404 Not Found, ACCEPTED",
        "HTTP/1.1 401 no, REFUSED",
        "HTTP/1.1 503 x, TEMPORARY"
    })
    void speaksHttp(String answer, SignInAnswer heardIs) throws IOException {
        assertThat(signIn("http://files.firma.example/dav", "", "", "", "", "", answer))
                .isEqualTo(heardIs);
        assertThat(heard).contains("GET /dav HTTP/1.1", "Host: files.firma.example");
    }

    /** Neither yes nor no: a door that may not speak, a proxy without its server. */
    @Test
    void showsWhatIsNoAnswer() {
        assertThatThrownBy(() -> signIn("http://files.firma.example/", "", "", "", "", "", "HTTP/1.1 403 Forbidden"))
                .hasMessage("the door says HTTP/1.1 403 Forbidden");
        assertThatThrownBy(() -> signIn("imaps://mail.firma.example", "* OK", "b BAD internal server error"))
                .hasMessage("the door says b BAD internal server error");
        assertThatThrownBy(() -> signIn("smtps://mail.firma.example", "220 x", "250 x", "530 5.7.0 STARTTLS first"))
                .hasMessage("the door says 530 5.7.0 STARTTLS first");
        assertThatThrownBy(() -> signIn("pop3s://mail.firma.example")).hasMessage("the door hung up");
    }

    @Test
    void readsAddressesOfDoors() {
        assertThat(DoorAddress.read("submission://mail.firma.example").port()).isEqualTo(587);
        assertThat(DoorAddress.read("imaps://mail.firma.example:10993"))
                .hasToString("imaps://mail.firma.example:10993");
        assertThatThrownBy(() -> DoorAddress.read("mail.firma.example"))
                .hasMessageContainingAll("door: mail.firma.example", "imaps://", "submission");
        assertThatThrownBy(() -> DoorAddress.read("imap4://x")).isInstanceOf(IllegalArgumentException.class);
    }
}
