package dev.latchkey.credential.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventType;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.AsyncApi;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.SignedRecords;
import dev.latchkey.kit.signing.KeyDirectory;
import dev.latchkey.kit.signing.SignatureHeaders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedSignInsTest {
    private static final SignInRecorded SIGN_IN = (SignInRecorded) AsyncApi.sample(EventType.SIGN_IN_RECORDED);
    private static final RecordedAttributes RIGHT = RecordedAttributes.of(SIGN_IN);

    @TempDir
    Path directory;

    private RecordedSignIns records;
    private RawRecord genuine;

    @BeforeEach
    void signed() {
        KeyDirectory keys = new KeyDirectory(directory);
        records = new RecordedSignIns(SignedRecords.authentic(keys));
        genuine = SignedRecords.of(SIGN_IN, keys);
    }

    private static RawRecord with(RawRecord raw, String header, String value) {
        Map<String, byte[]> headers = new LinkedHashMap<>(raw.headers());
        headers.put(header, value.getBytes(UTF_8));
        return with(raw, headers, raw.value());
    }

    private static RawRecord with(RawRecord raw, Map<String, byte[]> headers, byte[] value) {
        return new RawRecord(raw.topic(), raw.partition(), raw.offset(), raw.key(), value, headers);
    }

    private static RawRecord without(RawRecord raw, String start) {
        Map<String, byte[]> headers = new LinkedHashMap<>(raw.headers());
        headers.keySet().removeIf(name -> name.startsWith(start));
        return with(raw, headers, raw.value());
    }

    @Test
    void readsNoDataWhereTheAttributesAreTheSenders() {
        RawRecord unreadable = with(genuine, genuine.headers(), "no JSON".getBytes(UTF_8));
        assertThat(records.attributes(unreadable)).contains(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey_result",
                "latchkey_credential",
                "latchkey_login",
                "ce_tenant",
                "latchkey_address",
                "latchkey_frontdoor"
            })
    void asksTheDataWhereAnAttributeWasChanged(String name) {
        assertThat(records.attributes(with(genuine, name, "refused"))).contains(RIGHT);
    }

    /** The signature of one holds for the other. */
    @Test
    void takesAnEmptyAttributeForOneThatIsNotThere() {
        assertThat(records.attributes(with(genuine, "latchkey_secretfingerprint", "")))
                .contains(RIGHT);
    }

    @Test
    void understandsRecordsOfEarlierReleases() {
        RawRecord earlier = without(genuine, SignatureHeaders.ATTRIBUTES);
        for (String name : EventType.SIGN_IN_RECORDED.attributes()) {
            earlier = without(earlier, "latchkey_" + name);
        }
        assertThat(records.attributes(earlier)).contains(RIGHT);
    }

    @Test
    void believesNobodyElse() {
        assertThat(records.attributes(without(genuine, "latchkey_"))).isEmpty();
        assertThat(records.attributes(with(genuine, "ce_time", "2026-11-20T12:00:01Z")))
                .isEmpty();
        RawRecord ofOtherData = with(genuine, genuine.headers(), "{}".getBytes(UTF_8));
        assertThat(records.attributes(with(ofOtherData, "latchkey_result", "refused")))
                .isEmpty();
    }

    /** Whoever only waits for refusals need not have all that was let in verified. */
    @Test
    void passesOverWhatDoesNotMatterByWhatItClaims() {
        assertThat(records.attributes(genuine, claimed -> !claimed.equals(RIGHT)))
                .isEmpty();
        assertThat(records.attributes(genuine, RIGHT::equals)).contains(RIGHT);
        RawRecord forged = with(genuine, "latchkey_result", "refused");
        assertThat(records.attributes(forged, claimed -> claimed.result() == SignInResult.REFUSED))
                .as("what claims to matter is verified")
                .contains(RIGHT);
    }

    @Test
    void takesNothingElseForASignIn() {
        assertThat(records.attributes(with(genuine, "ce_type", EventType.ACCESS_DECIDED.wireName())))
                .isEmpty();
        assertThat(records.attributes(without(genuine, "ce_type"))).isEmpty();
    }
}
