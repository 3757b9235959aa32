package dev.latchkey.credential.upload;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.io.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class UnpackedTest {
    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** As from a network: one byte at a time, and nothing known of what is still to come. */
    private static InputStream slow(byte[] bytes) {
        return new InputStream() {
            private final InputStream all = new ByteArrayInputStream(bytes);

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return all.read(into, offset, Math.min(1, length));
            }
        };
    }

    private static String text(byte[] body, boolean packed, long atMost) {
        try {
            return IOUtils.toString(Uploads.text(slow(body), packed, DataSize.ofBytes(atMost), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void assertRefused(byte[] body, boolean packed, long atMost, int status) {
        assertThatThrownBy(() -> text(body, packed, atMost))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    @Test
    void takesGzipByHeaderAndAsAFile() {
        byte[] packed = gzip("Jürgen\n".getBytes(UTF_8));
        assertThat(text(packed, true, 100)).isEqualTo("Jürgen\n");
        assertThat(text(packed, false, 100)).isEqualTo("Jürgen\n");
        assertThat(text(gzip(packed), true, 100)).as("a file, packed once more").isEqualTo("Jürgen\n");
        assertThat(text(gzip("\ufeffJürgen".getBytes(UTF_16LE)), false, 100)).isEqualTo("Jürgen");
        assertThat(text(gzip(new byte[0]), true, 100)).isEmpty();
        assertThat(text(new byte[0], false, 100)).isEmpty();
        assertThat(text(new byte[] {0x1f}, false, 100)).hasSize(1);
    }

    @Test
    void readsOnBehindTheFirstMember() {
        byte[] one = gzip("a\n".getBytes(UTF_8));
        byte[] other = gzip("b\n".getBytes(UTF_8));
        assertThat(text(join(one, other, other), false, 1_000)).isEqualTo("a\nb\nb\n");
        assertThat(text(join(one, other, new byte[512]), false, 1_000))
                .as("as tapes fill up")
                .isEqualTo("a\nb\n");
    }

    @Test
    void passesOverWhatAFileIsCalled() {
        byte[] plain = gzip("a".getBytes(UTF_8));
        byte[] named = join(
                new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3},
                new byte[] {3, 0, 1, 2, 3},
                "mail.log\0why\0".getBytes(UTF_8),
                new byte[] {9, 9},
                Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(text(named, false, 1_000)).isEqualTo("a");
    }

    @Property(tries = 200)
    void saysOfEveryStreamThatIsCutOrBentThatItIs(
            @ForAll @Size(min = 1, max = 300) List<Byte> plain, @ForAll @IntRange(max = 10_000) int where) {
        byte[] bytes = new byte[plain.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = plain.get(i);
        }
        byte[] packed = gzip(bytes);
        assertRefused(Arrays.copyOf(packed, where % packed.length), true, 10_000, 400);
        assertRefused(join(packed, "more".getBytes(UTF_8)), true, 10_000, 400);
        byte[] bent = packed.clone();
        bent[packed.length - 1 - where % 8] ^= 1;
        assertRefused(bent, true, 10_000, 400);
    }

    @Test
    void wantsGzipWhereItIsSaid() {
        assertRefused("plain".getBytes(UTF_8), true, 100, 400);
        assertRefused(new byte[0], true, 100, 400);
        assertRefused(new byte[] {0x1f, (byte) 0x8b, 7, 0, 0, 0, 0, 0, 0, 0, 0}, false, 100, 400);
        assertRefused(new byte[] {0x1f, (byte) 0x8b, 8, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0}, false, 100, 400);
    }

    @Test
    void holdsWhatIsUnpackedToTheSameSize() {
        byte[] noise = new byte[2_000];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] &= 0x7f;
        }
        byte[] packed = gzip(noise);
        assertThat(text(packed, true, 2_000)).hasSize(2_000);
        assertRefused(packed, true, 1_999, 413);
        assertRefused(gzip(new byte[2_000]), true, 1_999, 413);
        assertRefused(gzip(gzip(new byte[2_000])), true, 1_999, 413);
    }

    @Test
    void endsWhatWasMadeToBeLarge() {
        byte[] zeros = new byte[4 * 1024 * 1024];
        assertRefused(gzip(zeros), true, zeros.length, 413);
        assertRefused(gzip(gzip(zeros)), true, zeros.length, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip, br"})
    void knowsNoOtherCoding(String coding) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Content-Encoding", coding);
        assertThatThrownBy(() -> Unpacked.saysGzip(headers)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(415);
            assertThat(problem.fields().getFirst().field()).isEqualTo("Content-Encoding");
        });
    }

    @ParameterizedTest
    @CsvSource({"gzip, true", "GZIP, true", "x-gzip, true", "identity, false"})
    void knowsGzipByItsNames(String coding, boolean gzip) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Content-Encoding", coding);
        assertThat(Unpacked.saysGzip(headers)).isEqualTo(gzip);
        assertThat(Unpacked.saysGzip(new HttpHeaders())).isFalse();
    }
}
