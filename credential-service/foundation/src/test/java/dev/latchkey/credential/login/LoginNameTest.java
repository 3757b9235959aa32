package dev.latchkey.credential.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginNameTest {
    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, anna@acme.example",
        "Anna@ACME.Example, anna@acme.example",
        "'  anna@acme.example ', anna@acme.example",
        "ＡＮＮＡ＠acme.example, anna@acme.example",
        "J\u00DCRGEN@acme.example, j\u00FCrgen@acme.example",
        "ju\u0308rgen@acme.example, j\u00FCrgen@acme.example",
        "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2",
        "scanner-3, scanner-3",
        "anna+phone@acme.example, anna+phone@acme.example",
        "o'brien@acme.example, o'brien@acme.example",
        "\u05D3\u05D5\u05D3, \u05D3\u05D5\u05D3",
        "anna@xn--bcher-kva.example, anna@b\u00FCcher.example",
        "anna@BU\u0308CHER.example, anna@b\u00FCcher.example",
        "Anna@XN--BCHER-KVA.Example, anna@b\u00FCcher.example",
        "anna@\uFF38\uFF2E--bcher-kva\u3002example, anna@b\u00FCcher.example",
        "anna@mail.xn--strae-oqa.example, anna@mail.stra\u00DFe.example",
        "anna@strasse.example, anna@strasse.example",
        "anna@xn--4dbrk0ce.example, anna@\u05D9\u05E9\u05E8\u05D0\u05DC.example",
        "anna@xn--1lq90ic7fzpc.example, anna@\u5317\u4EAC\u5927\u5B66.example",
        "anna@xn--99999999.example, anna@xn--99999999.example",
        "anna@xn--abc-.example, anna@xn--abc-.example",
        "anna@xn--.example, anna@xn--.example",
    })
    void bringsLoginsIntoTheirCanonicalForm(String typed, String canonical) {
        assertThat(LoginName.read(typed)).contains(new LoginName(canonical));
        assertThat(LoginName.read(canonical)).contains(new LoginName(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "anna acme",
                "anna\u0000@acme.example",
                "anna@acme.example\r\nAuth-Status: OK",
                "a\tb",
                "anna\u200B@acme.example",
                "anna\u202E@acme.example",
                "\uFEFFanna",
                "a\u00A0b",
                "anna\uD800",
                "\uD83D\uDE00@acme.example",
                "\u05D3a",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\uFFFDb"
            })
    void refusesWhatNoLoginLooksLike(String typed) {
        assertThat(LoginName.read(typed)).isEmpty();
        LoginName shown = LoginName.unreadable(typed);
        assertThat(shown.value()).hasSizeBetween(1, LoginName.LONGEST).doesNotContainPattern("\\p{C}|\\p{Zl}|\\p{Zp}");
        assertThat(LoginName.read(shown.value())).as("nobody's").isEmpty();
    }

    @Test
    void showsWhereWhatNoLoginLooksLikeWasMeantToLead() {
        assertThat(LoginName.unreadable("an\u0000na@acme.example").value()).isEqualTo("\uFFFD@acme.example");
        assertThat(LoginName.unreadable(" an na@Acme.example ").domain()).isEqualTo("acme.example");
    }

    /** It may be a secret that was typed into the wrong field. */
    @ParameterizedTest
    @ValueSource(
            strings = {"abcd-efgh-ijkl-mnop \u0000", "hunter 2", "a@b c", "hunter 2@", "@hunter2\u0000", "a@hunter2 "})
    void keepsNothingElseOfWhatNoLoginLooksLike(String typed) {
        assertThat(LoginName.unreadable(typed).value()).isEqualTo("\uFFFD");
    }

    @Test
    void boundsTheLength() {
        assertThat(LoginName.read("a".repeat(320))).isPresent();
        assertThat(LoginName.read("a".repeat(321))).isEmpty();
        assertThat(LoginName.read("a".repeat(10_000))).isEmpty();
        assertThat(LoginName.read("\u00DC".repeat(10_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, acme.example",
        "anna@home@acme.example, acme.example",
        "anna, ''",
        "anna@, ''",
        "@acme.example, acme.example"
    })
    void leadsToTheTenantByTheLastDomain(String login, String domain) {
        assertThat(LoginName.read(login).orElseThrow().domain()).isEqualTo(domain);
    }
}
