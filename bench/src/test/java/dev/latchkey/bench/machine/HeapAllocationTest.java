package dev.latchkey.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeapAllocationTest {
    private static final int ASKED_FOR = 50_000_000;

    @Test
    void countsWhatAnotherJvmAllocates() throws Exception {
        var other = java(Allocating.class);
        try (var out = other.inputReader();
                var in = other.outputWriter()) {
            assertThat(out.readLine()).isEqualTo("ready");
            try (var heap = HeapAllocation.of(other.pid())) {
                long before = heap.bytes();
                in.write("go\n");
                in.flush();
                assertThat(out.readLine()).isEqualTo("done");
                assertThat(heap.bytes() - before).isBetween((long) ASKED_FOR, 2L * ASKED_FOR);
                assertThat(heap.bytes(Set.of("main"))).isBetween((long) ASKED_FOR, heap.bytes());
                assertThat(heap.bytes(Set.of("nobody"))).isZero();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void saysThatAProcessIsNoJvm() throws Exception {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThatThrownBy(() -> HeapAllocation.of(other.pid())).isInstanceOf(IOException.class);
        } finally {
            other.destroyForcibly();
        }
    }

    private static Process java(Class<?> main) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Allocates as much as is asked for, once it is told to. */
    static final class Allocating {
        static volatile byte[] latest = {};

        public static void main(String... arguments) throws IOException {
            var told = new BufferedReader(new InputStreamReader(System.in));
            System.out.println("ready");
            told.readLine();
            for (int i = 0; i < ASKED_FOR / 1000; i++) {
                latest = new byte[1000];
            }
            System.out.println("done");
            // It is looked at before it ends.
            told.readLine();
        }
    }
}
