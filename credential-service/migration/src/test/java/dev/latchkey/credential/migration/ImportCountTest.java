package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.migration.log.LogEntryReading;
import dev.latchkey.credential.migration.log.ParsedLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportCountTest {
    @Test
    void showsWhatIsRareBesideWhatIsCommon() {
        ImportCount count = new ImportCount("acme");
        count.take(IntStream.rangeClosed(1, 100)
                .mapToObj(line -> new ParsedLine(line, new LogEntryReading.Unclear("it does not begin with a time")))
                .toList());
        count.take(List.of(new ParsedLine(101, new LogEntryReading.Unclear("its time is none"))));
        ImportReport report = count.report();
        assertThat(report.notUnderstood()).isEqualTo(101);
        assertThat(report.examples())
                .extracting(ImportReport.NotUnderstood::line)
                .containsExactly(1L, 2L, 3L, 101L);
    }
}
