package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.client.credential.ApiException;
import dev.latchkey.client.credential.api.AccountsApi;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code openapi.yaml} against the running service, both ways. */
class ApiDocumentIT implements DocumentContract, AccessContract, RequestContract, PagingContract, FuzzContract {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/openapi.yaml");
    /** Answers every wrong way below it in the words of SCIM. */
    private static final String WRONG_WAYS = " /scim/v2/**";

    private final Replica replica = Shared.replica();

    /** As anybody may have one made of the document. */
    @Test
    void answersAGeneratedClient() throws ApiException {
        CredentialTenant tenant = new CredentialTenant(replica);
        var client = new dev.latchkey.client.credential.ApiClient();
        client.updateBaseUri(service().client().base());
        client.setRequestInterceptor(request -> request.headers(tenant.as("owner")));
        assertThat(new AccountsApi(client).getOwnAccount().getLogin()).isEqualTo(tenant.acme.login);
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
                return new ApiClient(replica.api.port);
            }

            @Override
            public Set<String> handlers() {
                return Handlers.of(replica.context).stream()
                        .filter(each -> !each.endsWith(WRONG_WAYS))
                        .collect(Collectors.toSet());
            }

            @Override
            public TenantFixture tenant() {
                return new CredentialTenant(replica);
            }
        };
    }
}
