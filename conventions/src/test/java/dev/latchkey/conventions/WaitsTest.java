package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test waits for may take ten times as long on a machine that has much else to do. */
class WaitsTest {
    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final String LENGTH = "(?:java\\.time\\.)?Duration\\.of(Millis|Seconds|Minutes)\\((\\d[\\d_]*)\\)";
    private static final Pattern AT_MOST = Pattern.compile("\\.atMost\\(\\s*" + LENGTH);
    private static final Pattern AT_MOST_NAMED = Pattern.compile("\\.atMost\\(\\s*([A-Z][A-Z_]*)\\s*\\)");

    @Test
    void noTestWaitsForLessThanABusyMachineNeeds() {
        List<String> hasty = Checkout.TREE.modules().stream()
                .flatMap(module -> module.testFiles().stream())
                .flatMap(WaitsTest::hasty)
                .toList();
        assertThat(hasty).as("waits of less than " + LEAST).isEmpty();
    }

    @Test
    void tellsAHastyWaitByItsLengthOrItsName() {
        assertThat(hasty("await().atMost(Duration.ofSeconds(20)).until(x)")).isEmpty();
        assertThat(hasty("await().atMost(Duration.ofMillis(19_999)).until(x)")).hasSize(1);
        assertThat(hasty("Duration SOON = Duration.ofSeconds(5);\n await()\n.atMost(SOON)"))
                .hasSize(1);
        assertThat(hasty("Duration SOON = Duration.ofMinutes(5);\n await()\n.atMost(SOON)"))
                .isEmpty();
    }

    private static Stream<String> hasty(Path file) {
        if (file.endsWith("WaitsTest.java")) {
            return Stream.empty();
        }
        try {
            return hasty(Files.readString(file)).map(wait -> Checkout.TREE.relative(file) + ": " + wait);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> hasty(String source) {
        Stream<String> named = AT_MOST_NAMED
                .matcher(source)
                .results()
                .map(wait -> wait.group(1))
                .distinct()
                .flatMap(name -> shorterThanLeast(Pattern.compile("\\b" + name + " =\\s+" + LENGTH), source));
        return Stream.concat(shorterThanLeast(AT_MOST, source), named);
    }

    private static Stream<String> shorterThanLeast(Pattern wait, String source) {
        return wait.matcher(source)
                .results()
                .filter(each ->
                        length(each.group(1), Long.parseLong(each.group(2).replace("_", "")))
                                        .compareTo(LEAST)
                                < 0)
                .map(each -> each.group());
    }

    private static Duration length(String unit, long count) {
        return switch (unit) {
            case "Millis" -> Duration.ofMillis(count);
            case "Seconds" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
