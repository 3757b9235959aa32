package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What no source that ships may do, and no compiler notices. */
class CallsTest {
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sleep\\b");
    private static final Pattern PRINT = Pattern.compile("\\bSystem\\.(out|err)\\b|\\bprintStackTrace\\b");
    private static final Pattern DEPRECATED = Pattern.compile("@Deprecated\\b");
    private static final Pattern MARKER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    /** It waits for the end of processes that another process started; nothing tells it of that. */
    private static final KnownOffenders WAITING = KnownOffenders.in("WAITING", "ProcessEnd.java");

    /** Modules with programs for the terminal. */
    private static final Set<String> COMMAND_LINE = Set.of("bench", "conventions", "embedded", "quickstart");

    @Test
    void nothingSleeps() {
        WAITING.requireExactly(
                "Nothing sleeps.",
                with(file -> SLEEP.matcher(file.text().code()).find()).stream()
                        .collect(Collectors.toMap(CallsTest::fileName, path -> path)));
    }

    @Test
    void servicesLogAndDoNotPrint() {
        assertThat(with(file -> !COMMAND_LINE.contains(file.module().name())
                        && PRINT.matcher(file.text().code()).find()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftBehind() {
        assertThat(with(file -> DEPRECATED.matcher(file.text().code()).find())).isEmpty();
        assertThat(with(file -> MARKER.matcher(file.text().whole()).find())).isEmpty();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> with(Predicate<SourceFile> pattern) {
        return Checkout.SHIPPED.stream().filter(pattern).map(SourceFile::path).toList();
    }
}
