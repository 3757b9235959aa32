package dev.latchkey.kit.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventKeyringTest {
    private static final String POLICY = "policy-service";

    @TempDir
    Path directory;

    private KeyDirectory keys;

    @BeforeEach
    void create() {
        keys = new KeyDirectory(directory);
    }

    private static SigningSettings named(String own, String trusted, String shared, UnsignedEvents unsigned) {
        return new SigningSettings(own, trusted, shared, unsigned, Duration.ofSeconds(30));
    }

    @Test
    void takesUpAFileThatHasChanged() {
        EventKeyring keyring = new EventKeyring(POLICY, keys.settings(POLICY));
        keys.generate(POLICY, 2);
        keyring.look();
        assertThat(keyring.keys().own().lastKey()).isEqualTo(2);
        assertThat(keyring.keys().trusted(POLICY, 2)).isNotNull();
    }

    @Test
    void keepsTheKeysWhereAFileCannotBeUsed() throws IOException {
        EventKeyring keyring = new EventKeyring(POLICY, keys.settings(POLICY));
        Files.writeString(keys.file("trusted"), "garbage\n");
        keyring.look();
        assertThat(keyring.keys().trusted(POLICY, 1)).isNotNull();
    }

    @Test
    void doesNotStartWithoutTheKeysThatItNeeds() {
        String own = keys.file(POLICY).toString();
        String trusted = keys.file("trusted").toString();
        String shared = keys.file("record").toString();
        refuses(named("", trusted, shared, UnsignedEvents.REFUSE), "LATCHKEY_SIGNING_KEY_FILE");
        refuses(named(own, "", shared, UnsignedEvents.REFUSE), "LATCHKEY_TRUSTED_KEYS_FILE");
        refuses(named(own, trusted, "", UnsignedEvents.REFUSE), "LATCHKEY_RECORD_KEY_FILE");
        assertThat(new EventKeyring("audit-service", named("", trusted, shared, UnsignedEvents.REFUSE)))
                .isNotNull();
        assertThat(new EventKeyring(POLICY, named("", "", "", UnsignedEvents.ACCEPT)))
                .isNotNull();
    }

    private static void refuses(SigningSettings settings, String variable) {
        assertThatThrownBy(() -> new EventKeyring(POLICY, settings)).hasMessageStartingWith(variable);
    }

    /** As when a new key is put in use before the others have its public half. */
    @Test
    void doesNotStartWithAKeyThatNobodyBelieves() {
        String second = keys.generate(POLICY, 2);
        keys.distrust(second);
        assertThatThrownBy(() -> new EventKeyring(POLICY, keys.settings(POLICY)))
                .hasMessageContaining("version 2 of policy-service");
    }

    @Test
    void saysWhichLineIsWrongAndNeverWhatIsInIt() {
        String secret = Base64.getEncoder().encodeToString("a secret key of forty-eight bytes".getBytes());
        keys.add(POLICY, "3:" + secret);
        assertThatThrownBy(() -> EventKeys.read(keys.settings(POLICY)))
                .hasMessageContaining("policy-service.keys:2")
                .hasMessageNotContaining(secret)
                .hasNoCause();
        keys.add("record", "1:" + secret);
        assertThatThrownBy(() -> EventKeys.read(keys.settings("notifier-service")))
                .hasMessageContaining("record.keys:2: version 1")
                .hasMessageNotContaining(secret);
    }

    @Test
    void showsVersionsAlone() {
        assertThat(EventKeys.read(keys.settings(POLICY))).asString().startsWith("EventKeys[own=[1], trusted={");
        assertThat(EventKeys.read(keys.settings(POLICY)).toString()).hasSizeLessThan(200);
    }
}
