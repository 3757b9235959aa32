package dev.latchkey.credential.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantRequestTest {
    private static List<String> wrong(TenantRequest request) {
        return catchThrowableOfType(ProblemException.class, request::toTenant).fields().stream()
                .map(FieldProblem::field)
                .toList();
    }

    @Test
    void foldsDomainsAsLoginsAreFolded() {
        Tenant tenant = new TenantRequest(
                        "acme",
                        "Acme",
                        List.of("ACME.Example", "m\u00DCller.example", "\uFF41bc.example", "acme.example"))
                .toTenant();
        assertThat(tenant.domains()).containsExactly("acme.example", "m\u00FCller.example", "abc.example");
        assertThat(tenant.appPasswordsEnabled()).isTrue();
    }

    /** RFC 5890: an A-label and its U-label are the same label. */
    @Test
    void takesBothFormsOfAnInternationalisedDomainForOne() {
        Tenant tenant = new TenantRequest(
                        "acme",
                        "Acme",
                        List.of(
                                "xn--bcher-kva.example",
                                "b\u00FCcher.example",
                                "BU\u0308CHER.Example",
                                "XN--BCHER-KVA.example",
                                "b\u00FCcher\u3002example",
                                "stra\u00DFe.example",
                                "strasse.example"))
                .toTenant();
        assertThat(tenant.domains()).containsExactly("b\u00FCcher.example", "stra\u00DFe.example", "strasse.example");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        assertThat(wrong(new TenantRequest(null, null, null))).containsExactly("id", "name", "domains");
        assertThat(wrong(new TenantRequest("_platform", "a\u0000", Arrays.asList("ok.example", "nodot", null))))
                .containsExactly("id", "name", "domains[1]", "domains[2]");
        assertThat(wrong(new TenantRequest("acme", "Acme", Collections.nCopies(101, "a.example"))))
                .containsExactly("domains");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".example",
                "a..example",
                "-a.example",
                "a-.example",
                "a b.example",
                "a@b.example@",
                "a.example.",
                "xn--99999999.example",
                "xn--bcher-k.example"
            })
    void takesNoDomainThatIsNone(String domain) {
        assertThat(wrong(new TenantRequest("acme", "Acme", List.of(domain)))).containsExactly("domains[0]");
    }
}
