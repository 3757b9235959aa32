package dev.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresEverythingAndWritesTheDocumentUnlessToldOtherwise() {
        var options = parse();
        assertThat(options.chapters())
                .containsExactly("up", "audit", "revocation", "sign-ins", "directory", "policies", "oracle", "attack");
        assertThat(options.document()).contains(Path.of("home/docs/benchmarks.md"));
        assertThat(options.plan().rounds()).isEqualTo(3);
    }

    @Test
    void aQuickRunPublishesNothing() {
        assertThat(parse("--quick").document()).isEmpty();
        assertThat(parse("--quick", "--document", "x.md").document()).contains(Path.of("x.md"));
    }

    @Test
    void takesFigures() {
        var plan = parse("--rounds", "5", "--seconds", "20", "--connections", "1,128", "--only", "sign-ins")
                .plan();
        assertThat(plan.rounds()).isEqualTo(5);
        assertThat(plan.window()).isEqualTo(Duration.ofSeconds(20));
        assertThat(plan.connections()).containsExactly(1, 128);
    }

    @Test
    void growsOnlyWhenAskedTo() {
        var options =
                parse("--only", "growth", "--growth-accounts", "1000,100000", "--growth-entries", "100000,1000000");
        assertThat(options.chapters()).containsExactly("growth");
        assertThat(options.plan().growth().accounts()).containsExactly(1000, 100_000);
        assertThat(options.plan().growth().entries()).containsExactly(100_000, 1_000_000);
        assertThat(options.plan().growth().attempts()).isEqualTo(1_000_000);
    }

    @Test
    void keepsTheOrderInWhichChaptersDisturbEachOtherLeast() {
        assertThat(parse("--only", "sign-ins,up").chapters()).containsExactly("up", "sign-ins");
        assertThat(parse("--micro", "--only", "up").chapters()).containsExactly("up", "micro");
        assertThat(parse("--only", "micro").chapters()).containsExactly("micro");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> parse("--only", "sign-in"))
                .hasMessageStartingWith("--only: sign-in (expected: of up,");
        assertThatThrownBy(() -> parse("--rounds", "x")).hasMessage("--rounds: x (expected: a number)");
        assertThatThrownBy(() -> parse("--rounds", "0")).hasMessage("--rounds: 0 (expected: 1 to 100)");
        assertThatThrownBy(() -> parse("--attack-rate", "0")).hasMessage("--attack-rate: 0 (expected: 1 to 100000)");
        assertThatThrownBy(() -> parse("--growth-accounts", "1000"))
                .hasMessage("--growth-entries: 3 numbers (expected: 1, as many as in --growth-accounts)");
        assertThatThrownBy(() -> parse("--growth-entries", "9,5,7"))
                .hasMessage("--growth-entries: 5 (expected: 9 to 50000000)");
        assertThatThrownBy(() -> parse("--round", "1")).hasMessageContaining("[--round]: not known");
        assertThatThrownBy(() -> parse("sign-ins")).hasMessageContaining("sign-ins: not an option");
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, Path.of("home"));
    }
}
