package dev.latchkey.notifier.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class MailAddressesFuzzTest {
    /** An address cannot bring a header, or a second recipient, with it. */
    @FuzzTest
    void isOneAddressOrNone(byte[] data) {
        MailAddresses.parse(new String(data, UTF_8)).ifPresent(address -> {
            assertThat(address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ','))
                    .isTrue();
            assertThat(MailAddresses.parse(address)).contains(address);
        });
    }
}
