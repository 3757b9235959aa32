package dev.latchkey.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldGenerationTest {

    @Test
    void readsWhatJstatPrintsWhateverTheCollector() {
        var parallel = List.of(
                "    S0C         S1C         OC           OU       YGC     YGCT     FGC    FGCT     CGC    CGCT       GCT   ",
                "    10752.0     10752.0     175104.0     20480.0     12     0.101     3     0.250     -     -     0.351");

        assertThat(OldGeneration.parse(parallel)).isEqualTo(new OldGeneration(20, 171, 3, 0.25));
    }

    @Test
    void asksAJvmThatRuns() throws Exception {
        assertThat(OldGeneration.of(ProcessHandle.current().pid()).capacityMebibytes())
                .isPositive();
    }

    @Test
    void saysThatAProcessIsNoJvm() {
        // Above the highest that Linux gives: nobody's, in a container too.
        long nobody = Integer.MAX_VALUE;

        assertThatThrownBy(() -> OldGeneration.of(nobody))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("process " + nobody);
    }
}
