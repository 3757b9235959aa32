package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventType;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventVerifierTest {
    private static final String ALERTS = "latchkey.alerts";

    @TempDir
    Path directory;

    private KeyDirectory keys;
    private String topic = ALERTS;
    private byte[] key = bytes("acme/ada");
    private byte[] value = bytes("{\"tenant\":\"acme\"}");
    private EventType type = EventType.ALERT_RAISED;
    private Map<String, byte[]> headers = new HashMap<>();

    @BeforeEach
    void signed() {
        keys = new KeyDirectory(directory);
        sign(type, "notifier-service", "notifier-service");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void sign(EventType signedType, String source, String signer, String... attributes) {
        type = signedType;
        topic = type.topic().wireName();
        Headers sent = new RecordHeaders();
        sent.add("ce_id", bytes("id"));
        sent.add("ce_type", bytes(type.wireName()));
        sent.add("ce_source", bytes("/latchkey/" + source));
        sent.add("ce_time", bytes("2026-11-20T12:00:00Z"));
        sent.add("ce_producer", bytes(source + "/1/x"));
        sent.add("ce_producersequence", bytes("7"));
        for (String attribute : attributes) {
            sent.add(attribute, bytes(attribute + " of it"));
        }
        keys.signer(signer).sign(type, key, sent, value);
        headers = new HashMap<>();
        sent.forEach(header -> headers.put(header.key(), header.value()));
    }

    private SignatureVerdict verdict() {
        return verdict(UnsignedEvents.REFUSE);
    }

    private SignatureVerdict verdict(UnsignedEvents unsigned) {
        EventKeys read = EventKeys.read(keys.settings("audit-service-has-none"));
        return new EventVerifier(() -> read, unsigned).verdict(type, topic, key, headers::get, value);
    }

    @ParameterizedTest
    @EnumSource
    void believesWhatTheSenderOfATypeHasSigned(EventType each) {
        String sender = each.topic().sender();
        sign(each, sender, sender);
        assertThat(verdict()).isEqualTo(SignatureVerdict.AUTHENTIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_time", "ce_producer", "ce_producersequence"})
    void noticesAChangedOrMissingHeader(String name) {
        headers.put(name, bytes("8"));
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
        headers.remove(name);
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    @Test
    void noticesAChangedValueKeyOrType() {
        value = bytes("{\"tenant\":\"other\"}");
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
        sign(type, "notifier-service", "notifier-service");
        key = bytes("acme/eve");
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
        sign(EventType.APP_PASSWORD_RESUMED, "credential-service", "credential-service");
        headers.put("ce_type", bytes(EventType.APP_PASSWORD_REVOKED.wireName()));
        type = EventType.APP_PASSWORD_REVOKED;
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    @Test
    void noticesAMoveToAnotherTopic() {
        topic = "latchkey.credentials";
        assertThat(verdict()).isEqualTo(SignatureVerdict.WRONG_SOURCE);
    }

    /** Of two topics of one sender as well. */
    @Test
    void noticesAMoveToAnotherTopicOfTheSameSender() {
        sign(EventType.POLICY_CHANGED, "policy-service", "policy-service");
        type = EventType.POLICY_SNAPSHOT_PUBLISHED;
        topic = type.topic().wireName();
        headers.put("ce_type", bytes(type.wireName()));
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    @Test
    void believesNobodyWhoDoesNotSendSuchEvents() {
        sign(EventType.POLICY_SNAPSHOT_PUBLISHED, "credential-service", "credential-service");
        assertThat(verdict()).isEqualTo(SignatureVerdict.WRONG_SOURCE);
        sign(EventType.POLICY_SNAPSHOT_PUBLISHED, "policy-service", "credential-service");
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    /** Every service has the shared key, and none may command for another with it. */
    @Test
    void takesNoSharedKeyForASignature() {
        SignedContent message = SignedBytes.of(topic, key, headers::get, value);
        EventKeys own = EventKeys.read(keys.settings("notifier-service"));
        byte[] code = own.shared().get(1).code(message);
        headers.put(SignatureHeaders.SIGNATURE, Base64.getEncoder().encode(code));
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    @Test
    void refusesWhatIsNotSignedUnlessToldOtherwise() {
        headers.remove(SignatureHeaders.SIGNATURE);
        assertThat(verdict()).isEqualTo(SignatureVerdict.UNSIGNED);
        assertThat(verdict(UnsignedEvents.ACCEPT)).isEqualTo(SignatureVerdict.AUTHENTIC);
        headers.put(SignatureHeaders.SIGNATURE, bytes("AAAA"));
        assertThat(verdict(UnsignedEvents.ACCEPT)).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    private boolean vouched() {
        EventKeys read = EventKeys.read(keys.settings("audit-service-has-none"));
        return new EventVerifier(() -> read, UnsignedEvents.ACCEPT)
                .vouchesForAttributes(type, topic, key, headers::get);
    }

    private void signSignIn(String signer) {
        sign(
                EventType.SIGN_IN_RECORDED,
                "credential-service",
                signer,
                "ce_tenant",
                "latchkey_result",
                "latchkey_credential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_tenant",
                "latchkey_result",
                "latchkey_credential",
                "latchkey_address",
                "ce_id",
                "ce_time",
                "ce_type"
            })
    void vouchesForNoAttributeThatWasChangedOrTakenAway(String name) {
        signSignIn("credential-service");
        assertThat(vouched()).isTrue();
        byte[] right = headers.put(name, bytes("other"));
        assertThat(vouched()).isFalse();
        headers.remove(name);
        assertThat(vouched()).isEqualTo(right == null);
    }

    /** The value is another matter: it may be far larger, and is looked at by whoever reads it. */
    @Test
    void vouchesForAttributesWithoutLookingAtTheValue() {
        signSignIn("credential-service");
        value = bytes("{}");
        assertThat(vouched()).isTrue();
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    /** Not even where events without a signature are taken: their data is asked. */
    @Test
    void vouchesForNothingThatIsNotSignedOrSignedForSomethingElse() {
        signSignIn("credential-service");
        byte[] whole = headers.get(SignatureHeaders.SIGNATURE);
        headers.put(SignatureHeaders.ATTRIBUTES, whole);
        assertThat(vouched()).isFalse();
        headers.remove(SignatureHeaders.ATTRIBUTES);
        assertThat(vouched()).isFalse();
        assertThat(verdict()).as("as earlier releases have signed").isEqualTo(SignatureVerdict.AUTHENTIC);
        signSignIn("credential-service");
        topic = ALERTS;
        assertThat(vouched()).isFalse();
    }

    @Test
    void signsNoAttributesOfTypesThatHaveNone() {
        assertThat(headers).doesNotContainKey(SignatureHeaders.ATTRIBUTES);
        headers.put(SignatureHeaders.ATTRIBUTES, headers.get(SignatureHeaders.SIGNATURE));
        assertThat(vouched()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "AAAA", "ä"})
    void survivesWhatIsNoSignature(String garbage) {
        headers.put(SignatureHeaders.SIGNATURE, bytes(garbage));
        assertThat(verdict()).isEqualTo(SignatureVerdict.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "-1", "1 ", "99999999999", "one", "١"})
    void knowsNoOtherKeys(String version) {
        headers.put(SignatureHeaders.KEY, bytes(version));
        assertThat(verdict()).isEqualTo(SignatureVerdict.UNKNOWN_KEY);
    }

    @Test
    void believesEveryKeyThatIsTrustedAndSignsWithTheNewest() {
        String second = keys.generate("notifier-service", 2);
        assertThat(verdict()).isEqualTo(SignatureVerdict.AUTHENTIC);
        sign(type, "notifier-service", "notifier-service");
        assertThat(headers.get(SignatureHeaders.KEY)).isEqualTo(bytes("2"));
        assertThat(verdict()).isEqualTo(SignatureVerdict.AUTHENTIC);
        keys.distrust(second);
        assertThat(verdict()).isEqualTo(SignatureVerdict.UNKNOWN_KEY);
    }
}
