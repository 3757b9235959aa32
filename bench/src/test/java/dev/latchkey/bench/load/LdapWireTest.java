package dev.latchkey.bench.load;

import static dev.latchkey.bench.load.Wire.Answer.ACCEPTED;
import static dev.latchkey.bench.load.Wire.Answer.NOT_ACCEPTED;
import static dev.latchkey.bench.load.Wire.Answer.UNFINISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LdapWireTest {
    private static final byte[] SUCCESS = HexFormat.of().parseHex("300c02010161070a010004000400");
    private static final byte[] INVALID_CREDENTIALS = HexFormat.of().parseHex("300c02010161070a013104000400");

    private final LdapWire wire = new LdapWire().with("cn=a", "b");

    @Test
    void asksAsTheRfcSays() {
        // SEQUENCE { id 1, [APPLICATION 0] { version 3, "cn=a", [0] "b" } }
        assertThat(HexFormat.of().formatHex(wire.question(0).array()))
                .isEqualTo("3011020101600c0201030404636e3d61800162");
    }

    @Test
    void tellsSuccessFromAnythingElse() throws IOException {
        assertThat(wire.read(ByteBuffer.wrap(SUCCESS))).isEqualTo(ACCEPTED);
        assertThat(wire.read(ByteBuffer.wrap(INVALID_CREDENTIALS))).isEqualTo(NOT_ACCEPTED);
    }

    @Test
    void waitsForTheWholeAnswer() throws IOException {
        for (int length = 0; length < SUCCESS.length; length++) {
            assertThat(wire.read(ByteBuffer.wrap(Arrays.copyOf(SUCCESS, length))))
                    .isEqualTo(UNFINISHED);
        }
    }

    @Test
    void failsWhereItIsNotLdap() {
        assertThatThrownBy(() -> wire.read(ByteBuffer.wrap("HTTP/1.1".getBytes())))
                .isInstanceOf(IOException.class);
    }
}
