package dev.latchkey.credential.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpliedDomainsTest {
    private static final ImpliedDomains ACME =
            new ImpliedDomains("acme.example", Map.of("corp", "acme.example", "west", "west.example"));

    @ParameterizedTest
    @CsvSource({
        "anna, anna@acme.example",
        "' Anna ', anna@acme.example",
        "anna@west.example, anna@west.example",
        "anna@nowhere.example, anna@nowhere.example",
        "ACME\\anna, anna@acme.example",
        "acme\\Anna, anna@acme.example",
        "CORP\\anna, anna@acme.example",
        "West\\anna, anna@west.example",
        "west.example\\anna, anna@west.example",
        "WEST.EXAMPLE\\anna, anna@west.example",
        "\\anna, anna@acme.example",
        ".\\anna, anna@acme.example",
        "AzureAD\\anna@acme.example, anna@acme.example",
        "ACME\\anna@west.example, anna@west.example",
        "NORTH\\anna, north\\anna",
        "acm\\anna, acm\\anna",
    })
    void readsLoginsAsPeopleTypeThem(String typed, String login) {
        assertThat(ACME.read(typed).orElseThrow().value()).isEqualTo(login);
    }

    @Test
    void guessesNoDomainWhereThereIsNoDefault() {
        assertThat(ImpliedDomains.NONE.read("anna").orElseThrow().value()).isEqualTo("anna");
        assertThat(ImpliedDomains.NONE.read("acme\\anna").orElseThrow().domain())
                .isEmpty();
        assertThat(ImpliedDomains.NONE.read("\\anna").orElseThrow().domain()).isEmpty();
        assertThat(ImpliedDomains.NONE.read("acme.example\\anna").orElseThrow().value())
                .isEqualTo("anna@acme.example");
    }

    @Test
    void readsNothingThatIsNoLogin() {
        assertThat(ACME.read("an na")).isEmpty();
        assertThat(ACME.read("")).isEmpty();
        assertThat(ACME.read("x".repeat(400))).isEmpty();
        assertThat(ACME.read("ACME\\an na")).isEmpty();
    }

    @Test
    void takesTheOtherFormOfADomainForTheSame() {
        assertThat(ACME.read("xn--bcher-kva.example\\anna").orElseThrow().value())
                .isEqualTo("anna@b\u00FCcher.example");
    }
}
