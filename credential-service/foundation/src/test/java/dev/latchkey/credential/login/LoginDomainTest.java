package dev.latchkey.credential.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginDomainTest {
    /** Of RFC 3492, section 7.1, in lower case, and of domains that there are. */
    @ParameterizedTest
    @CsvSource({
        "b\u00FCcher, bcher-kva",
        "stra\u00DFe, strae-oqa",
        "m\u00FCnchen, mnchen-3ya",
        "\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587, ihqwcrb4cv8a8dqg056pqjye",
        "3\u5E74b\u7D44\u91D1\u516B\u5148\u751F, 3b-ww4c5e180e575a65lsy2b",
        "\uD83D\uDE00, e28h"
    })
    void isWrittenAsRfc3492Says(String label, String encoded) {
        assertThat(Punycode.encode(label)).isEqualTo(encoded);
        assertThat(Punycode.decode(encoded)).contains(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "bcher-kv!", "bcher-k", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"})
    void readsNothingOutOfWhatStandsForNothing(String encoded) {
        assertThat(Punycode.decode(encoded)).isEmpty();
        assertThat(Punycode.decode("a".repeat(64))).isEmpty();
    }

    @Test
    void hasTheOtherFormOfWhatIsInternationalised() {
        assertThat(LoginDomain.asciiFormOfLogin("anna@b\u00FCcher.example")).isEqualTo("anna@xn--bcher-kva.example");
        assertThat(LoginDomain.asciiForm("b\u00FCcher.example")).isEqualTo("xn--bcher-kva.example");
        assertThat(LoginDomain.asciiFormOfLogin("j\u00FCrgen@acme.example")).isEqualTo("j\u00FCrgen@acme.example");
        assertThat(LoginDomain.asciiFormOfLogin("j\u00FCrgen")).isEqualTo("j\u00FCrgen");
    }

    @Test
    void readsWhatEarlierReleasesKept() {
        assertThat(LoginDomain.ofStored("xn--bcher-kva.example")).isEqualTo("b\u00FCcher.example");
        assertThat(LoginDomain.ofStored("b\u00FCcher.example")).isEqualTo("b\u00FCcher.example");
        assertThat(LoginDomain.ofStoredLogin("anna@xn--bcher-kva.example")).isEqualTo("anna@b\u00FCcher.example");
        assertThat(LoginDomain.ofStoredLogin("xn--bcher-kva")).isEqualTo("xn--bcher-kva");
        assertThat(LoginDomain.ofStoredLogin("deleted 17")).isEqualTo("deleted 17");
    }

    @Test
    void tellsLabelsThatOnlyLookInternationalised() {
        assertThat(LoginDomain.isFake("xn--99999999.example")).isTrue();
        assertThat(LoginDomain.isFake("b\u00FCcher.example")).isFalse();
    }
}
