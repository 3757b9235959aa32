package dev.latchkey.quickstart.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenOptionsTest {
    private static GivenOptions read(String... arguments) {
        return GivenOptions.read(List.of(arguments), Set.of("--protocol", "--reason"), Set.of("--json"));
    }

    @Test
    void tellsWordsFromOptionsWhereverTheyStand() {
        GivenOptions given =
                read("--json", "anna@firma.example", "--protocol", "imap, smtp", "Phone", "--protocol=pop3");
        assertThat(given.words()).containsExactly("anna@firma.example", "Phone");
        assertThat(given.all("--protocol")).containsExactly("imap", "smtp", "pop3");
        assertThat(given.has("--json")).isTrue();
        assertThat(given.one("--reason")).isEmpty();
    }

    @Test
    void takesWordsThatLookLikeOptions() {
        assertThat(read("--", "--json", "x").words()).containsExactly("--json", "x");
        assertThat(read("--reason", "--lost=yes").one("--reason")).contains("--lost=yes");
    }

    @Test
    void saysWhichOptionsThereAre() {
        assertThatThrownBy(() -> read("--protocols", "imap"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--protocols: no such option here (expected: one of [--json, --protocol, --reason])");
        assertThatThrownBy(() -> read("--reason")).hasMessage("--reason: nothing (expected: a value)");
        assertThatThrownBy(() -> read("--json=yes")).isInstanceOf(UsageException.class);
    }
}
