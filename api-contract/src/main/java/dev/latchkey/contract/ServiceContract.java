package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What the parts of the suite have in common. A service's test implements those parts, and says which service. */
public interface ServiceContract {
    /** The running service. */
    ServiceFixture service();

    /** A check of one operation in one form. */
    interface Check {
        /** Fails where something is not as the document says. */
        void of(Operation operation, RequestForm form);
    }

    /** The check of each operation in each form in which it can be asked. */
    default Stream<DynamicTest> each(Check check) {
        return service().document().operations().stream()
                .flatMap(operation -> operation.forms().stream()
                        .map(form -> dynamicTest(operation + " " + form.type(), () -> check.of(operation, form))));
    }

    /** The request that the example is, in that tenant. */
    default ExampleRequest example(Operation operation, RequestForm form, TenantFixture tenant) {
        return ExampleRequest.of(operation, form, tenant.samples());
    }

    /** Somebody who may, in the first of the roles that the document names. */
    default String[] allowed(Operation operation, String content, TenantFixture tenant) {
        return as(operation.roles().getFirst(), content, tenant);
    }

    /** Somebody with a role of the document. */
    default String[] as(String role, String content, TenantFixture tenant) {
        if (role.equals("public")) {
            return new String[0];
        }
        return service().roles().contains(role) ? tenant.as(role) : tenant.without(role, content);
    }

    /** Sends it, and holds the answer against the document. */
    default ApiAnswer answer(Operation operation, ExampleRequest request, String... caller) {
        ApiAnswer answer = request.send(service().client(), caller);
        assertThat(operation.faults(answer))
                .as("%s: %s", request.path(), answer.text())
                .isEmpty();
        return answer;
    }

    /** Sends it, and expects to be refused in that way. */
    default ApiAnswer refusal(Operation operation, ExampleRequest request, int status, String... caller) {
        ApiAnswer answer = answer(operation, request, caller);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }
}
