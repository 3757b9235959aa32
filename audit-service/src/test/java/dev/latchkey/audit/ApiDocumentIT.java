package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.client.audit.ApiException;
import dev.latchkey.client.audit.api.LogApi;
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
import dev.latchkey.events.Event;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code openapi.yaml} against the running service. */
class ApiDocumentIT implements DocumentContract, AccessContract, RequestContract, PagingContract, FuzzContract {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/openapi.yaml");

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static MongoClient client;
    private static RunningAudit audit;
    private static AuditTenant tenant;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("audit");
        client = MongoClients.create(database.connectionString());
        LogFixture log = new LogFixture(client.getDatabase(database.name()));
        UUID signIn = append(log, 1, Sent.signIn("acme", AuditTenant.LOGIN));
        UUID nobodys = append(log, 2, Sent.signIn("_unassigned", AuditTenant.LOGIN));
        append(log, 3, Sent.signIn("acme", AuditTenant.LOGIN));
        append(log, 4, Sent.revoked("acme", "cred-1", "ada"));
        append(log, 5, Sent.claim("acme", AuditTenant.LOGIN, "s-" + AuditTenant.LOGIN, "bound"));
        append(log, 6, Sent.claim("stranger", AuditTenant.LOGIN, "s-" + AuditTenant.LOGIN, "bound"));
        tenant = new AuditTenant("acme", signIn, nobodys);
        audit = new RunningAudit(directory, database);
    }

    private static UUID append(LogFixture log, long number, Event event) {
        Sent sent = Sent.nth(number, event);
        log.append(List.of(sent.received()));
        return sent.id();
    }

    @AfterAll
    static void stop() {
        audit.close();
        client.close();
        database.close();
    }

    /** As anybody may have one made of the document. */
    @Test
    void answersAGeneratedClient() throws ApiException {
        var client = new dev.latchkey.client.audit.ApiClient();
        client.updateBaseUri(service().client().base());
        client.setRequestInterceptor(request -> request.headers(tenant.as("auditor")));
        assertThat(new LogApi(client).listLogShards(1, null).getItems()).hasSize(1);
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
                return new ApiClient(audit.port());
            }

            @Override
            public Set<String> handlers() {
                return Handlers.of(audit.context());
            }

            @Override
            public TenantFixture tenant() {
                return tenant;
            }
        };
    }
}
