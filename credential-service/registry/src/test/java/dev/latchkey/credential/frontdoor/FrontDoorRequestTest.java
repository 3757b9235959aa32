package dev.latchkey.credential.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.IpAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontDoorRequestTest {
    private static List<String> wrong(FrontDoorRequest request) {
        return catchThrowableOfType(ProblemException.class, request::toDoor).fields().stream()
                .map(FieldProblem::field)
                .toList();
    }

    @Test
    void readsADoor() {
        FrontDoor door = new FrontDoorRequest(
                        "mx",
                        null,
                        Set.of("imap"),
                        List.of("mail", "archive"),
                        List.of("127.0.0.0/8"),
                        List.of("2001:db8::/32"),
                        Set.of("acme"),
                        Map.of("imap", "[::1]:143"),
                        "Acme.Example",
                        Map.of("CORP", "corp.acme.example"))
                .toDoor();
        assertThat(door.name()).isEqualTo("mx");
        assertThat(door.domains()).isEqualTo(new ImpliedDomains("acme.example", Map.of("corp", "corp.acme.example")));
        assertThat(door.backends().get("imap")).isEqualTo(new Backend(IpAddress.parse("::1"), 143));
        assertThat(door.mayConnectFrom(IpAddress.parse("127.0.0.9"))).isTrue();
        assertThat(door.mayConnectFrom(IpAddress.parse("192.0.2.1"))).isFalse();
        assertThat(door.maySpeakFor("imap", "archive", IpAddress.parse("2001:db8::1")))
                .isTrue();
        assertThat(door.maySpeakFor("imap", "archive", null)).isFalse();
        assertThat(door.maySpeakFor("smtp", "mail", IpAddress.parse("2001:db8::1")))
                .isFalse();
        assertThat(door.maySpeakFor("acme")).isTrue();
        assertThat(door.maySpeakFor("globex")).isFalse();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(wrong(new FrontDoorRequest(null, null, null, null, null, null, null, null, null, null)))
                .containsExactly("id", "protocols", "services");
        Map<String, String> backends = new HashMap<>();
        backends.put("imap", "mail.example:143");
        backends.put("smtp", "127.0.0.1:0");
        backends.put("pop3", null);
        backends.put("a.$b", "127.0.0.1:1");
        assertThat(wrong(new FrontDoorRequest(
                        "M X",
                        "a\u0000",
                        new HashSet<>(Arrays.asList("imap", null)),
                        Arrays.asList("Mail", null),
                        Arrays.asList("10.0.0.0/8", "10.0.0.0/33"),
                        Arrays.asList("::/129", null),
                        Set.of("ACME"),
                        backends,
                        "acme",
                        Map.of("A.B", "acme.example", "CORP", "x"))))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "protocols",
                        "services",
                        "services",
                        "connectsFrom[1]",
                        "clientAddresses[0]",
                        "clientAddresses[1]",
                        "tenants",
                        "backends.imap",
                        "backends.smtp",
                        "backends.pop3",
                        "backends",
                        "defaultDomain",
                        "netbiosDomains",
                        "netbiosDomains.CORP");
    }

    private static List<String> expectedOf(Set<String> protocols) {
        FrontDoorRequest request =
                new FrontDoorRequest("mx", null, protocols, List.of("mail"), null, null, null, Map.of(), null, null);
        return catchThrowableOfType(ProblemException.class, request::toDoor).fields().stream()
                .map(FieldProblem::expected)
                .toList();
    }

    @Test
    void saysWhichProtocolWasMeantAndWhichThereAre() {
        assertThat(expectedOf(Set.of("imaps")))
                .singleElement()
                .asString()
                .startsWith("did you mean imap? one of imap, pop3, smtp, http");
        assertThat(expectedOf(Set.of("imap", "SMTPS")))
                .singleElement()
                .asString()
                .startsWith("did you mean smtp?");
        assertThat(expectedOf(Set.of("teleport"))).singleElement().asString().startsWith("one of imap");
    }

    private static FrontDoorChange renaming(Set<String> protocols) {
        return new FrontDoorChange("Edge", protocols, null, null, null, null, null, null, null);
    }

    /** Earlier releases took any word for a protocol; a door with one can be changed all the same. */
    @Test
    void leavesNamesThatStandThereAlready() {
        FrontDoor old = new FrontDoor(
                "mx", "Mail", Set.of("imaps"), List.of("mail"), List.of(), List.of(), Set.of(), Map.of(), false, 3);
        assertThat(renaming(null).applyTo(old).protocols()).containsExactly("imaps");
        assertThat(renaming(Set.of("imaps", "imap")).applyTo(old).version()).isEqualTo(4);
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> renaming(Set.of("imaps", "pops")).applyTo(old))
                        .fields())
                .extracting(FieldProblem::given)
                .containsExactly("pops");
    }

    @Test
    void makesKeysThatCannotBeGuessedAndKeepsTheirHashAlone() {
        String key = DoorKey.random();
        assertThat(key).matches("lkd_[A-Za-z0-9_-]{43}").isNotEqualTo(DoorKey.random());
        assertThat(DoorKey.hash(key)).isEqualTo(DoorKey.hash(key)).doesNotContain(key);
    }
}
