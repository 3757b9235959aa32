package dev.latchkey.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAudit;
import dev.latchkey.audit.Sent;
import dev.latchkey.kit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log holds what happened, not what somebody with access to Kafka would like to have happened. */
class ForgedRecordsIT {
    private static final byte[] SHARED_KEY = new byte[32];

    @TempDir
    Path directory;

    private String[] signing() throws Exception {
        byte[] known = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        Path trusted = Files.writeString(
                directory.resolve("trusted"),
                "credential-service:1:" + Base64.getEncoder().encodeToString(known));
        Path shared = Files.writeString(
                directory.resolve("record"), "1:" + Base64.getEncoder().encodeToString(SHARED_KEY));
        return new String[] {
            "--latchkey.signing.trusted-keys-file=" + trusted, "--latchkey.signing.record-key-file=" + shared
        };
    }

    @Test
    void keepsWhatWasRecordedAndNothingElse() throws Exception {
        try (var database = TestDatabase.start("audit");
                var audit = new RunningAudit(Files.createDirectory(directory.resolve("kafka")), database, signing())) {
            Sent forged =
                    Sent.nth(1, Sent.signIn("acme", "forged@acme.example")).at(Instant.now());
            Sent genuine =
                    Sent.nth(1, Sent.signIn("acme", "genuine@acme.example")).at(Instant.now());
            audit.send(forged);
            audit.sendRaw(signed(genuine.record()));
            audit.send(Sent.nth(2, Sent.revoked("acme", "cred-9", "admin-9")));
            audit.awaitThat(() -> audit.count("/v1/sign-ins?login=genuine@acme.example") == 1);
            audit.awaitThat(() -> !audit.deadLetters("latchkey.credentials").isEmpty()
                    && !audit.deadLetters("latchkey.sign-ins").isEmpty());
            assertThat(audit.count("/v1/sign-ins?login=forged@acme.example")).isZero();
            assertThat(audit.deadLetters("latchkey.sign-ins")).isEqualTo(List.of("unsigned"));
            assertThat(audit.deadLetters("latchkey.credentials")).isEqualTo(List.of("unsigned"));
        }
    }

    /** As the AsyncAPI document has it, by nothing that the service uses. */
    private static ProducerRecord<byte[], byte[]> signed(ProducerRecord<byte[], byte[]> record) throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        add(message, "latchkey-event-v1".getBytes(UTF_8));
        add(message, record.topic().getBytes(UTF_8));
        add(message, record.key());
        for (String name : List.of("ce_id", "ce_type", "ce_source", "ce_time", "ce_producer", "ce_producersequence")) {
            add(message, record.headers().lastHeader(name).value());
        }
        add(message, record.value());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SHARED_KEY, "HmacSHA256"));
        byte[] code = Base64.getEncoder().encode(mac.doFinal(message.toByteArray()));
        record.headers().add("latchkey_signature_key", "1".getBytes(UTF_8));
        record.headers().add("latchkey_signature", code);
        return record;
    }

    private static void add(ByteArrayOutputStream message, byte[] part) {
        message.writeBytes((part.length + ":").getBytes(UTF_8));
        message.writeBytes(part);
        message.write(',');
    }
}
