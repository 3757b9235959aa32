package dev.latchkey.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoSettingsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://audit:n0t/for@db:27017",
                "mongodb://audit:n0t%zz@db:27017",
                "mongodb://audit:n0t:for@db",
                "n0t-a-uri",
                "mongodb://audit:n0t@db/?connectTimeoutMS=n0t&tls=yes&tlsInsecure=true&tls=false"
            })
    void saysNothingOfWhatIsInAConnectionString(String unreadable) {
        assertThatThrownBy(() -> connection(unreadable))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latchkey.mongodb: not shown, as it may hold a password (expected: ")
                .hasMessageNotContaining("n0t")
                .hasNoCause();
    }

    @Test
    void takesTheConnectionStringFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("uri"), "mongodb://audit:secret@db/?tls=true\n");
        ConnectionString connection = new MongoSettings("mongodb://elsewhere", file.toString(), "", "").connection();
        assertThat(connection.getHosts()).containsExactly("db");
        assertThat(connection.getUsername()).isEqualTo("audit");
        assertThat(connection.getSslEnabled()).isTrue();
    }

    @Test
    void refusesAuthoritiesThatNobodyWouldAsk() {
        var settings = new MongoSettings("mongodb://db", "", "/ca.pem", "");
        assertThatThrownBy(() -> settings.tls(settings.connection()))
                .hasMessage("latchkey.mongodb-ca-file: set while the connection has no TLS"
                        + " (expected: tls=true in the connection string)");
    }

    @Test
    void refusesACertificateThatNobodyWouldBeShown() {
        var settings = new MongoSettings("mongodb://db", "", "", "/client.pem");
        assertThatThrownBy(() -> settings.tls(settings.connection()))
                .hasMessage("latchkey.mongodb-certificate-file: set while the connection has no TLS"
                        + " (expected: tls=true in the connection string)");
    }

    @Test
    void showsNoConnectionString() {
        assertThat(new MongoSettings("mongodb://audit:secret@db", "", "", "").toString())
                .doesNotContain("secret");
    }

    private static ConnectionString connection(String uri) {
        return new MongoSettings(uri, "", "", "").connection();
    }
}
