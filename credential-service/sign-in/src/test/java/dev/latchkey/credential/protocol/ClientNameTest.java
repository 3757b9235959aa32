package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "\"name\" \"Thunderbird\" \"version\" \"128.4.0\" | Thunderbird 128.4.0",
                "(\"name\" \"Thunderbird\" \"version\" \"128.4.0\") | Thunderbird 128.4.0",
                "\"VERSION\" \"17.5\" \"os\" \"iOS\" \"Name\" \"iOS Mail\" | iOS Mail 17.5",
                "\"name\" \"K-9 Mail\" | K-9 Mail",
                "\"name\" \"mbsync 1.4\" \"version\" \"1.4\" | mbsync 1.4",
                "\"name\" NIL \"vendor\" \"Scanner Inc.\" \"version\" \"3\" | Scanner Inc. 3",
                "\"name\" \"A \\\"quoted\\\" one\" \"version\" NIL | A \"quoted\" one",
                "\"os\" \"Linux\" \"os-version\" \"6.1\" | -",
                "\"name\" \"\" \"version\" \"1\" | -",
                "NIL | -",
                "() | -",
                "` ` | -",
                "- | -",
                "\"name\" \"broken | \"name\" \"broken",
                "\"name\" | \"name\"",
                "Mozilla/5.0 (X11; Linux x86_64) | Mozilla/5.0 (X11; Linux x86_64)",
                "scanner.acme.example | scanner.acme.example",
                "[192.0.2.7] | [192.0.2.7]",
            })
    void readsWhatAProgramSaysOfItself(String told, String name) {
        assertThat(ClientName.of(told)).isEqualTo(name);
    }

    @Test
    void isNotKeptBusy() {
        assertThat(ClientName.of("\"a\\\"".repeat(20_000))).hasSize(80_000);
    }
}
