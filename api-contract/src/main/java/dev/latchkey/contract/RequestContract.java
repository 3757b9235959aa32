package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are wrong are answered as the document says, with a problem (RFC 9457) that names what is wrong. */
public interface RequestContract extends ServiceContract {
    /** SCIM (RFC 7644) has errors of its own, and lets clients send parameters that a server does not know. */
    String SCIM = "/scim/";

    /** A parameter that nobody knows is a mistake that its author would want to hear of. */
    @TestFactory
    default Stream<DynamicTest> refusesUnknownParameters() {
        return each((operation, form) -> {
            if (!operation.path().startsWith(SCIM) && !operation.isOfAnotherStandard(400)) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant).asking("nonsense", "1");
                ApiAnswer answer = refusal(operation, request, 400, allowed(operation, request.content(), tenant));
                assertThat(answer.wrongFields()).contains("nonsense");
            }
        });
    }

    /** Two mistakes in the parameters are both told. */
    @TestFactory
    default Stream<DynamicTest> tellsEverythingThatIsWrongAtOnce() {
        return each((operation, form) -> {
            if (isList(operation)) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant);
                ApiAnswer answer = refusal(
                        operation,
                        request.asking("limit", "501").asking("cursor", "nonsense"),
                        400,
                        allowed(operation, request.content(), tenant));
                assertThat(answer.wrongFields()).contains("limit", "cursor");
            }
        });
    }

    /** Whether an operation answers page by page. */
    static boolean isList(Operation operation) {
        return operation.parameters("query").stream()
                .anyMatch(each -> each.path("name").asString().equals("cursor"));
    }

    /** A body that is cut off. */
    @TestFactory
    default Stream<DynamicTest> refusesWhatIsNotJson() {
        return each((operation, form) -> {
            if (form.isJson()) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant).sending("{\"a\":");
                refusal(operation, request, 400, allowed(operation, request.content(), tenant));
            }
        });
    }

    /** A body in a form that is not in the document. */
    @TestFactory
    default Stream<DynamicTest> refusesOtherContentTypes() {
        return each((operation, form) -> {
            if (operation.answers(415)) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant);
                String[] caller = allowed(operation, request.content(), tenant);
                refusal(operation, request.as("application/x-nonsense"), 415, caller);
            }
        });
    }

    /** JSON types are meant: a number is no text, and text is no truth value. */
    @TestFactory
    default Stream<DynamicTest> takesEveryFieldInItsOwnTypeAlone() {
        return each((operation, form) -> {
            if (form.type().equals("application/json")
                    && form.node().path("example").isObject()) {
                form.node().path("example").propertyStream().forEach(field -> mistype(operation, form, field.getKey()));
            }
        });
    }

    private void mistype(Operation operation, RequestForm form, String field) {
        JsonNode example = form.node().path("example");
        TenantFixture tenant = service().tenant();
        ExampleRequest request = example(operation, form, tenant)
                .sending(tenant.samples().fill(WrongType.of(example, field).toString()));
        ApiAnswer answer = refusal(operation, request, 400, allowed(operation, request.content(), tenant));
        assertThat(answer.wrongFields()).as(answer.text()).anyMatch(each -> each.startsWith(field));
        assertThat(answer.text()).as("no word of Java").doesNotContain("java", "Integer", "Boolean", "String");
    }

    /** What is shown beside other text neither turns that around nor begins a line of its own. */
    @TestFactory
    default Stream<DynamicTest> takesNoTextThatReadsAsAnother() {
        return each((operation, form) -> {
            JsonNode example = form.node().path("example");
            if (form.isJson() && example.isObject()) {
                example.propertyStream()
                        .filter(field -> field.getValue().isString())
                        .forEach(field -> disguise(operation, form, field.getKey()));
            }
        });
    }

    private void disguise(Operation operation, RequestForm form, String field) {
        TenantFixture tenant = service().tenant();
        for (String unseen : List.of("\u202E", "\u2067", "\u061C", "\u2028", "\uFEFF")) {
            ObjectNode disguised = (ObjectNode) form.node().path("example").deepCopy();
            disguised.put(field, disguised.get(field).asString() + unseen + "x");
            ExampleRequest request =
                    example(operation, form, tenant).sending(tenant.samples().fill(disguised.toString()));
            ApiAnswer answer = request.send(service().client(), allowed(operation, request.content(), tenant));
            assertThat(answer.status()).as("%s: %s", field, answer.text()).isLessThan(500);
            assertThat(answer.text()).as(field).doesNotContain(unseen);
        }
    }

    /** A form that cannot be decoded is a mistake of its sender's. */
    @TestFactory
    default Stream<DynamicTest> refusesFormsThatCannotBeDecoded() {
        return each((operation, form) -> {
            if (form.type().equals("application/x-www-form-urlencoded")) {
                for (String broken : List.of("%", "token=%", "token=%zz", "%1=x")) {
                    TenantFixture tenant = service().tenant();
                    ExampleRequest request = example(operation, form, tenant).sending(broken);
                    ApiAnswer answer = request.send(service().client(), allowed(operation, request.content(), tenant));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                }
            }
        });
    }

    /** RFC 9110, section 15.5.6. */
    @TestFactory
    default Stream<DynamicTest> saysWhichMethodsThereAre() {
        Map<String, Set<String>> methods = new TreeMap<>();
        service()
                .document()
                .operations()
                .forEach(each -> methods.computeIfAbsent(each.path(), path -> new TreeSet<>())
                        .add(each.method()));
        return methods.entrySet().stream().map(each -> dynamicTest(each.getKey(), () -> wrongMethod(each)));
    }

    private void wrongMethod(Map.Entry<String, Set<String>> path) {
        List<String> methods = methodsAt(path.getKey());
        String wrong = Stream.of("PATCH", "DELETE", "PUT", "POST")
                .filter(each -> !methods.contains(each))
                .findFirst()
                .orElseThrow();
        Operation operation = service().document().operations().stream()
                .filter(each -> each.path().equals(path.getKey()))
                .findFirst()
                .orElseThrow();
        TenantFixture tenant = service().tenant();
        ExampleRequest request = example(operation, RequestForm.NONE, tenant).by(wrong);
        ApiAnswer answer = request.send(
                service().client(), tenant.as(String.join(",", service().roles())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(405);
        assertThat(Set.of(answer.header("Allow").split(", ?"))).containsAll(path.getValue());
    }

    /** Of all paths that it could be: {@code /v1/accounts/import} could be an account. */
    private List<String> methodsAt(String path) {
        return service().document().operations().stream()
                .filter(each -> path.matches(Handlers.unnamed(each.path()).replace("{}", "[^./][^/]*")))
                .map(Operation::method)
                .toList();
    }
}
