package dev.latchkey.kit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPathTest {
    private static final Map<String, Object> TOKEN = Map.of(
            "roles",
            "a",
            "realm_access",
            Map.of("roles", "b"),
            "resource_access",
            Map.of("mail.example", Map.of("roles", "c")),
            "https://latchkey.example/roles",
            "d",
            "https://latchkey.example/claims",
            Map.of("roles", "e"),
            "cognito:groups",
            "f",
            "realm_access.roles",
            "never",
            "a b",
            "g");

    private static Object found(String path) {
        return ClaimPath.parse(path).in(TOKEN);
    }

    @Test
    void leadsToWhatStandsThere() {
        assertThat(List.of(
                        found("roles"),
                        found("realm_access.roles"),
                        found("resource_access.\"mail.example\".roles"),
                        found("https://latchkey.example/roles"),
                        found("\"https://latchkey.example/claims\".roles"),
                        found("cognito:groups"),
                        found(" \"a b\" ")))
                .containsExactly("a", "b", "c", "d", "e", "f", "g");
    }

    @Test
    void leadsNowhereWhereNothingStands() {
        for (String path : List.of("nothing", "roles.a", "realm_access.groups", "resource_access.mail.example.roles")) {
            assertThat(found(path)).as(path).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "a.", ".a", "a..b", "a b", "\"", "\"\"", "\"a", "a\"b\"", "https:// a"})
    void isNotAnything(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClaimPath.parse(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles",
                "realm_access.roles",
                "resource_access.\"mail.example\".roles",
                "https://latchkey.example/roles",
                "\"https://latchkey.example/claims\".roles"
            })
    void isWrittenAsItIsRead(String path) {
        assertThat(ClaimPath.parse(path)).hasToString(path);
    }
}
