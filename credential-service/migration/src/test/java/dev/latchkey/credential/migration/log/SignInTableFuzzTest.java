package dev.latchkey.credential.migration.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class SignInTableFuzzTest {
    private static final LogTimes TIMES =
            new LogTimes(ZoneOffset.UTC, Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC));

    /** Every line is understood or not, and none ends the import. */
    @FuzzTest
    void readsAnyText(byte[] data) {
        try {
            new SignInTable(TIMES, null, Instant.EPOCH)
                    .read(new StringReader(new String(data, UTF_8)))
                    .forEach(line -> {
                        assertThat(line.number()).isPositive();
                        if (line.reading() instanceof LogEntryReading.Unclear unclear) {
                            assertThat(unclear.reason()).hasSizeBetween(1, 120);
                        }
                    });
        } catch (ProblemException refused) {
            assertThat(refused.fields()).isNotEmpty();
        }
    }
}
