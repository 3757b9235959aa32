package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each test that the list of attacks names is there, so that no promise rests on one that was renamed or removed. */
class SecurityTestsTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("^\\|[^\\n]*\\|$", Pattern.MULTILINE);

    private final String list = read(Checkout.TREE.root().resolve("docs/security-tests.md"));

    @Test
    void areThere() {
        assertThat(NAMED.matcher(list).results().toList())
                .hasSizeGreaterThan(50)
                .allSatisfy(named -> assertThat(isThere(named.group(1), named.group(2)))
                        .as(named.group())
                        .isTrue());
    }

    @Test
    void areNamedForEachAttack() {
        assertThat(ROW.matcher(list).results().map(MatchResult::group).filter(row -> !isHead(row)))
                .allSatisfy(row -> assertThat(NAMED.matcher(row).find()).as(row).isTrue());
    }

    @Test
    void areNoticedWhereTheyAreMissing() {
        assertThat(isThere("SecurityTestsTest", "areThere")).isTrue();
        assertThat(isThere("SecurityTestsTest", "isNot")).isFalse();
        assertThat(isThere("NoSuchTest", null)).isFalse();
    }

    private static boolean isHead(String row) {
        return row.startsWith("| Promise |") || row.startsWith("|---");
    }

    private static boolean isThere(String type, String method) {
        List<Path> files = Checkout.TREE.files().stream()
                .filter(file -> file.endsWith(type + ".java"))
                .toList();
        return files.stream().anyMatch(file -> method == null || read(file).contains(" " + method + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
