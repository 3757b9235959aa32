package dev.latchkey.quickstart.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void hasNothingThatATerminalActsOn() {
        assertThat(PrintableText.of("a\u001b[2J\nb")).isEqualTo("a?[2J?b");
        assertThat(PrintableText.of(null)).isEmpty();
        assertThat(PrintableText.of("abcdef", 3)).isEqualTo("abc…");
    }

    @Test
    void showsNoJava() {
        assertThat(PrintableText.ofFailure(new UncheckedIOException(new IOException("no space left"))))
                .isEqualTo("no space left");
        assertThat(PrintableText.ofFailure(new CompletionException(new IllegalStateException("port 1 is taken"))))
                .isEqualTo("port 1 is taken");
        assertThat(PrintableText.ofFailure(new ConnectException())).isEqualTo("it failed: connect");
    }
}
