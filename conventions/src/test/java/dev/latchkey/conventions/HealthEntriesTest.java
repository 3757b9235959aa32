package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the health shows is called as the README of service-kit says. Spring Boot takes the suffixes off a bean's name, and no others. */
class HealthEntriesTest {
    private static final Pattern BEAN = Pattern.compile(
            "@Bean\\b(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s+(?:\\w+\\s+)*?(\\w*Health(?:Indicator|Contributor)?)\\s+(\\w+)\\s*\\(");
    private static final Pattern SUFFIX = Pattern.compile("Health(Indicator|Contributor)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private static Set<String> beans() {
        return Checkout.SHIPPED.stream()
                .flatMap(file -> BEAN.matcher(file.text().code()).results())
                .map(bean -> bean.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void haveTheNameOfTheirBeanWithoutASuffix() {
        assertThat(beans())
                .hasSizeGreaterThan(8)
                .allSatisfy(bean -> assertThat(bean).containsPattern(SUFFIX));
    }

    @Test
    void areThoseOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("..", "service-kit", "README.md"));
        String table = readme.split("\n### Health entries\n", 2)[1].split("\n#", 2)[0];
        assertThat(ROW.matcher(table).results().map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(beans().stream()
                        .map(bean -> SUFFIX.matcher(bean).replaceFirst(""))
                        .toList());
    }
}
