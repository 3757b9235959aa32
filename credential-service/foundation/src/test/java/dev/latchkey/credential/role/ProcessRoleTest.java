package dev.latchkey.credential.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ProcessRoleTest {
    private static MockEnvironment with(String roles) {
        return new MockEnvironment().withProperty("latchkey.roles", roles);
    }

    private static MockEnvironment prepared(String roles) {
        MockEnvironment environment =
                with(roles).withProperty("spring.cloud.function.definition", "lastUse;sessionKicks");
        new RoleEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void hasAllUnlessToldOtherwise() {
        assertThat(ProcessRole.of(new MockEnvironment())).containsExactly(ProcessRole.values());
    }

    @Test
    void readsOneAndSeveral() {
        assertThat(ProcessRole.of(with("sign-in"))).containsExactly(ProcessRole.SIGN_IN);
        assertThat(ProcessRole.of(with("management , sign-in"))).containsExactly(ProcessRole.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "signin", "sign-in,", "SIGN_IN", "sign-in,management,door"})
    void refusesWhatIsNoRole(String roles) {
        assertThatThrownBy(() -> prepared(roles))
                .hasMessageContaining("latchkey.roles")
                .hasMessageContaining("'" + roles + "'")
                .hasMessageContaining("expected: one or more of sign-in,management");
    }

    @Test
    void bindsConsumersForManagementAlone() {
        assertThat(prepared("sign-in").getProperty("spring.cloud.function.definition"))
                .isEmpty();
        assertThat(prepared("management").getProperty("spring.cloud.function.definition"))
                .isEqualTo("lastUse;sessionKicks");
    }
}
