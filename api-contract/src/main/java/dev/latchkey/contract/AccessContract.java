package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever the document does not name is refused, and another tenant's things look as if they did not exist. */
public interface AccessContract extends ServiceContract {
    /** Who is of no tenant. */
    Set<String> BEYOND_TENANTS = Set.of("platform");

    /** RFC 9110, section 15.5.2: a 401 says how to do better. */
    @TestFactory
    default Stream<DynamicTest> knowsNobodyWithoutAToken() {
        return each((operation, form) -> {
            if (!operation.isPublic()) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant);
                List<String> before = tenant.state();
                assertThat(refusal(operation, request, 401).header("WWW-Authenticate"))
                        .isNotEmpty();
                assertThat(refusal(operation, request, 401, "Authorization", "Bearer nonsense")
                                .header("WWW-Authenticate"))
                        .isNotEmpty();
                assertThat(tenant.state()).isEqualTo(before);
            }
        });
    }

    /** Each role that the document does not name. */
    @TestFactory
    default Stream<DynamicTest> refusesEveryOtherRole() {
        return each((operation, form) -> {
            if (isByRole(operation)) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant);
                List<String> before = tenant.state();
                service().roles().stream()
                        .filter(role -> !operation.roles().contains(role))
                        .forEach(role -> refusal(operation, request, 403, tenant.as(role)));
                assertThat(tenant.state()).isEqualTo(before);
            }
        });
    }

    /** Whose account it is not finds none. */
    @TestFactory
    default Stream<DynamicTest> letsNoOwnerReachAnother() {
        return each((operation, form) -> {
            TenantFixture tenant = service().tenant();
            if (operation.roles().contains("owner")
                    && operation.path().contains("{accountId}")
                    && tenant.anotherOwner().length > 0) {
                ExampleRequest request = example(operation, form, tenant);
                List<String> before = tenant.state();
                refusal(operation, request, 404, tenant.anotherOwner());
                assertThat(tenant.state()).isEqualTo(before);
            }
        });
    }

    /** 404 where the path names something of the tenant; otherwise nothing of the tenant is in the answer. */
    @TestFactory
    default Stream<DynamicTest> letsNoTenantReachAnother() {
        return each((operation, form) -> {
            TenantFixture victim = service().tenant();
            List<String> theirs = victim.samples().everythingOfTheTenant();
            ExampleRequest request = example(operation, form, victim);
            List<String> before = victim.state();
            operation.roles().stream()
                    .filter(service().roles()::contains)
                    .filter(role -> !BEYOND_TENANTS.contains(role))
                    .forEach(role -> tellsNothing(operation, request, theirs, victim, victim.stranger(role)));
            assertThat(victim.state()).isEqualTo(before);
        });
    }

    private void tellsNothing(
            Operation operation, ExampleRequest request, List<String> theirs, TenantFixture victim, String[] stranger) {
        ApiAnswer answer = answer(operation, request, stranger);
        if (namesSomethingOf(victim, operation)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        }
        String told = answer.text();
        for (String known : victim.knownToEverybody()) {
            told = told.replace(known, "");
        }
        assertThat(theirs).as(told).filteredOn(id -> !request.names(id)).noneMatch(told::contains);
    }

    private static boolean namesSomethingOf(TenantFixture tenant, Operation operation) {
        return operation.parameters("path").stream()
                .anyMatch(each -> tenant.samples()
                        .ofTenant()
                        .contains(each.path("example").asString()));
    }

    private boolean isByRole(Operation operation) {
        return service().roles().containsAll(operation.roles());
    }
}
