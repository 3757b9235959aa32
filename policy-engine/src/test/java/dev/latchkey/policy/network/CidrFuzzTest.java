package dev.latchkey.policy.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.policy.problem.InvalidValueException;

class CidrFuzzTest {
    /** What is read is written such that it is read again as the same. */
    @FuzzTest
    void isARangeOrRefused(byte[] data) {
        Cidr range;
        try {
            range = Cidr.parse(new String(data, UTF_8));
        } catch (InvalidValueException refused) {
            return;
        }
        assertThat(Cidr.parse(range.toString())).isEqualTo(range);
    }

    @FuzzTest
    void isAnAddressOrRefused(byte[] data) {
        IpAddress address;
        try {
            address = IpAddress.parse(new String(data, UTF_8));
        } catch (InvalidValueException refused) {
            return;
        }
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        assertThat(Cidr.parse(address + (address.toString().contains(":") ? "/128" : "/32"))
                        .contains(address))
                .isTrue();
    }
}
