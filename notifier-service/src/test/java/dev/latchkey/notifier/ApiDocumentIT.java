package dev.latchkey.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.client.notifier.ApiException;
import dev.latchkey.client.notifier.api.SubscriptionsApi;
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
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code openapi.yaml} against the running service. */
class ApiDocumentIT implements DocumentContract, AccessContract, RequestContract, PagingContract, FuzzContract {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/openapi.yaml");

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static TestDatabase database;
    private static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        notifier = RunningNotifier.start(broker, database, "latchkey.delivery.schedule=0s");
    }

    @AfterAll
    static void stop() {
        notifier.close();
        database.close();
        broker.close();
    }

    /** As anybody may have one made of the document. */
    @Test
    void answersAGeneratedClient() throws ApiException {
        TenantFixture tenant = service().tenant();
        tenant.samples().everythingOfTheTenant();
        var client = new dev.latchkey.client.notifier.ApiClient();
        client.updateBaseUri(service().client().base());
        client.setRequestInterceptor(request -> request.headers(tenant.as("analyst")));
        assertThat(new SubscriptionsApi(client).listSubscriptions(1, null).getItems())
                .hasSize(1);
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
                return new ApiClient(notifier.port());
            }

            @Override
            public Set<String> handlers() {
                return Handlers.of(notifier.context());
            }

            @Override
            public TenantFixture tenant() {
                return new NotifierTenant(notifier);
            }
        };
    }
}
