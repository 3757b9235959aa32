package dev.latchkey.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.AuthenticationMechanism;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.WriteConcern;
import dev.latchkey.embedded.LoopbackCertificates;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a connection string to what the driver is told. */
class MongoConfigurationTest {
    private static MongoClientSettings told(String uri) {
        return MongoConfiguration.client("audit-service", new MongoSettings(uri, "", "", ""));
    }

    private static MongoCredential user(MongoClientSettings told) {
        return Objects.requireNonNull(told.getCredential());
    }

    @Test
    void signsInAsTheUserOfTheConnectionString() {
        MongoCredential user = user(told("mongodb://audit:p%40ss%2Fw@db-1,db-2/?replicaSet=latchkey&authSource=admin"));
        assertThat(user.getUserName()).isEqualTo("audit");
        assertThat(user.getPassword()).isEqualTo("p@ss/w".toCharArray());
        assertThat(user.getSource()).isEqualTo("admin");
        assertThat(user.getAuthenticationMechanism())
                .as("SCRAM, whichever there is")
                .isNull();
    }

    @Test
    void signsInByTheMechanismOfTheConnectionString() {
        assertThat(user(told("mongodb://audit:secret@db/?authMechanism=SCRAM-SHA-256"))
                        .getAuthenticationMechanism())
                .isEqualTo(AuthenticationMechanism.SCRAM_SHA_256);
        assertThat(user(told("mongodb://db/?authMechanism=MONGODB-X509&tls=true"))
                        .getAuthenticationMechanism())
                .isEqualTo(AuthenticationMechanism.MONGODB_X509);
    }

    @Test
    void trustsTheAuthoritiesOfTheFileAndChecksTheName(@TempDir Path directory) {
        Path authority = LoopbackCertificates.createIn(directory).authority();
        MongoClientSettings told = MongoConfiguration.client(
                "audit-service", new MongoSettings("mongodb://db/?tls=true", "", authority.toString(), ""));
        assertThat(told.getSslSettings().isEnabled()).isTrue();
        assertThat(told.getSslSettings().getContext()).isNotNull();
        assertThat(told.getSslSettings().isInvalidHostNameAllowed()).isFalse();
    }

    /** Whatever a connection string says of it. */
    @Test
    void writesAsThePromisesWantIt() {
        MongoClientSettings told = told("mongodb://db/?w=1&journal=false&retryWrites=false&socketTimeoutMS=600000");
        assertThat(told.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(told.getRetryWrites()).isTrue();
        assertThat(told.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(5);
    }
}
