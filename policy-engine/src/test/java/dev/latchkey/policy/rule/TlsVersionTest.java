package dev.latchkey.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsVersionTest {
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, 1.3",
        "TLSv1, 1.0",
        "TLS 1.2, absent",
        "1.2, 1.2",
        "TLS, 1.0",
        "tls, 1.0",
        ">=TLSv1.2, 1.2",
        ">=tls1.3, 1.3",
        "<=TLSv1.2, absent",
        ">=, absent",
        "secured, absent",
        "'', absent",
    })
    void takesWhatADoorSaysForTheOldestThatItCanBe(String told, String version) {
        assertThat(TlsVersion.observed(told)).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource({"TLS, false, true", ">=TLSv1.2, false, false", "SSLv3, false, true", "secured, true, true"})
    void isWeakOnlyWhereItCanBe(String told, boolean absent, boolean before12) {
        var version = TlsVersion.observed(told);
        assertThat(WeakTls.ABSENT.includes(version)).isEqualTo(absent);
        assertThat(WeakTls.before(TlsVersion.parse("1.2")).includes(version)).isEqualTo(before12);
    }
}
