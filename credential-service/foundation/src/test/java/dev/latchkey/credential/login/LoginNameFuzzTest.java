package dev.latchkey.credential.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

class LoginNameFuzzTest {
    /** The canonical form is its own canonical form, bounded, and free of what does not belong in a log. */
    @FuzzTest
    void isCanonicalOrRefused(byte[] data) {
        String typed = new String(data, UTF_8);
        Optional<LoginName> read = LoginName.read(typed);
        assertThat(LoginName.read(LoginName.unreadable(typed).value())).isEmpty();
        read.ifPresent(login -> {
            assertThat(LoginName.read(login.value())).contains(login);
            assertThat(login.value()).hasSizeBetween(1, LoginName.LONGEST);
            assertThat(login.value().chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)))
                    .isTrue();
            assertThat(login.value()).endsWith(login.domain());
        });
    }
}
