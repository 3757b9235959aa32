package dev.latchkey.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.client.policy.ApiException;
import dev.latchkey.client.policy.api.PoliciesApi;
import dev.latchkey.contract.AccessContract;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.contract.ApiDocument;
import dev.latchkey.contract.DocumentContract;
import dev.latchkey.contract.FuzzContract;
import dev.latchkey.contract.Handlers;
import dev.latchkey.contract.PagingContract;
import dev.latchkey.contract.RequestContract;
import dev.latchkey.contract.ServiceFixture;
import dev.latchkey.contract.TenantFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Holds {@code openapi.yaml} against the running service. */
class ApiDocumentIT extends RunningService
        implements DocumentContract, AccessContract, RequestContract, PagingContract, FuzzContract {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/openapi.yaml");

    @Autowired
    private ApplicationContext context;

    /** As anybody may have one made of the document. */
    @Test
    void answersAGeneratedClient() throws ApiException {
        TenantFixture someone = service().tenant();
        var client = new dev.latchkey.client.policy.ApiClient();
        client.updateBaseUri(service().client().base());
        client.setRequestInterceptor(request -> request.headers(someone.as("auditor")));
        assertThat(new PoliciesApi(client).listPolicies(1, null).getItems()).hasSize(1);
    }

    @Override
    public ServiceFixture service() {
        return new ServiceFixture() {
            @Override
            public ApiDocument document() {
                return DOCUMENT;
            }

            @Override
            public ApiClient client() {
                return new ApiClient(port);
            }

            @Override
            public Set<String> handlers() {
                return Handlers.of(context);
            }

            @Override
            public TenantFixture tenant() {
                return new PolicyTenant(client());
            }
        };
    }
}
