package dev.latchkey.kit.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Locale;

class AddressGuardFuzzTest {
    /** What is read is an absolute web address without anything hidden in it. */
    @FuzzTest
    void isAWebAddressOrRefused(byte[] data) {
        URI uri;
        try {
            uri = AddressGuard.parse(new String(data, UTF_8));
        } catch (DestinationRefusedException refused) {
            return;
        }
        // RFC 3986, section 3.1: in any case.
        assertThat(uri.getScheme().toLowerCase(Locale.ROOT)).isIn("http", "https");
        assertThat(uri.getHost()).isNotEmpty();
        assertThat(uri.getRawUserInfo()).isNull();
    }
}
