package dev.latchkey.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class CanonicalEntryFuzzTest {
    /** An auditor feeds it what somebody else has stored. */
    @FuzzTest
    void isAnEntryOrRefused(byte[] bytes) {
        CanonicalEntry entry;
        try {
            entry = CanonicalEntry.parse(bytes);
        } catch (IllegalArgumentException refused) {
            return;
        }
        CanonicalEntry again = CanonicalEntry.parse(entry.bytes());
        assertThat(again.bytes()).isEqualTo(entry.bytes());
        assertThat(again.value()).isEqualTo(entry.value());
    }
}
