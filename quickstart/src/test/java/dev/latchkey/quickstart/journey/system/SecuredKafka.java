package dev.latchkey.quickstart.journey.system;

import dev.latchkey.embedded.BrokerSecurity;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.embedded.LoopbackCertificates;
import dev.latchkey.quickstart.acl.AccessRight;
import dev.latchkey.quickstart.acl.EventContract;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker with TLS, passwords and rights, and its administrator, who does what {@code ./latchkey acls} says. */
public final class SecuredKafka implements AutoCloseable {
    private static final int ITERATIONS = 4096;

    private final Path directory;
    private final LoopbackCertificates certificates;
    private final EmbeddedBroker broker;
    private final Map<String, String> passwords = new HashMap<>();
    private final Admin administrator;

    /** Starts it with the topics of the contract, and without anybody's rights. */
    public SecuredKafka(Path directory, EventContract contract) {
        this.directory = directory;
        certificates = LoopbackCertificates.createIn(directory.resolve("certificates"));
        passwords.put("administrator", newPassword());
        broker = EmbeddedBroker.startSecured(
                directory.resolve("broker"),
                new BrokerSecurity(certificates, "administrator", passwords.get("administrator")));
        administrator = Admin.create(clientOf("administrator"));
        finish(administrator
                .createTopics(contract.topics().stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                        .toList())
                .all()::get);
    }

    /** Makes a user with these rights, and the properties file that its operator writes. */
    public Path join(String principal, List<AccessRight> rights) {
        passwords.put(principal, newPassword());
        var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        finish(administrator
                .alterUserScramCredentials(
                        List.of(new UserScramCredentialUpsertion(principal, scram, passwords.get(principal))))
                .all()::get);
        finish(administrator
                .createAcls(rights.stream()
                        .flatMap(right -> right.bindings().stream())
                        .toList())
                .all()::get);
        try {
            return Files.writeString(directory.resolve(principal + ".properties"), properties(principal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String properties(String principal) {
        return """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=%s
                """.formatted(BrokerSecurity.login(principal, passwords.get(principal)));
    }

    /** What any Kafka client of that user is told. */
    public Map<String, Object> clientOf(String principal) {
        var read = new Properties();
        try {
            read.load(new StringReader(properties(principal)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<String, Object>();
        read.forEach((name, value) -> all.put(name.toString(), value));
        all.put("bootstrap.servers", bootstrapServers());
        all.put("ssl.truststore.type", "PEM");
        all.put("ssl.truststore.location", authority().toString());
        return all;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The authority of its certificate, in PEM. */
    public Path authority() {
        return certificates.authority();
    }

    /** Everybody's. */
    public List<String> passwords() {
        return List.copyOf(passwords.values());
    }

    private static String newPassword() {
        return UUID.randomUUID().toString();
    }

    private static void finish(Outcome outcome) {
        try {
            outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Outcome {
        Object get() throws ExecutionException, InterruptedException;
    }

    @Override
    public void close() {
        administrator.close();
        broker.close();
    }
}
