package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.client.frontdoor.ApiException;
import dev.latchkey.client.frontdoor.api.JsonApi;
import dev.latchkey.client.frontdoor.model.DecisionAnswer;
import dev.latchkey.client.frontdoor.model.DecisionRequest;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.contract.ApiDocument;
import dev.latchkey.contract.DocumentContract;
import dev.latchkey.contract.ExampleRequest;
import dev.latchkey.contract.FuzzContract;
import dev.latchkey.contract.SampleIds;
import dev.latchkey.contract.ServiceFixture;
import dev.latchkey.contract.TenantFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the document of the front doors against their listener. */
class FrontDoorsOpenApiIT implements DocumentContract, FuzzContract {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/front-doors-openapi.yaml");

    /** A world of its own: what is refused here, without end, would have others held back who come from the same address. */
    private static Surroundings around;

    private static Replica replica;

    @BeforeAll
    static void open() {
        around = new Surroundings();
        replica = new Replica(around, "front-doors", "--latchkey.verification.refusal-after=20ms");
    }

    @AfterAll
    static void close() {
        replica.close();
        around.close();
    }

    /** Whoever has no key is told so in the words of the protocol, and nothing of any account. */
    @TestFactory
    Stream<DynamicTest> answersUnknownDoorsAsItSays() {
        return each((operation, form) -> {
            if (!operation.isPublic()) {
                TenantFixture tenant = service().tenant();
                ExampleRequest request = example(operation, form, tenant);
                String told = answer(operation, request).text()
                        + answer(operation, request, "X-Latchkey-Door-Key", "nonsense")
                                .headers()
                                .map();
                assertThat(told).doesNotContain("accepted", "X-Latchkey-Account", "=[OK]");
            }
        });
    }

    /** A wrong secret is refused as the document says, by every protocol. */
    @TestFactory
    Stream<DynamicTest> refusesWrongSecretsAsItSays() {
        return each((operation, form) -> {
            if (!operation.isPublic()) {
                Door door = new Door(new Acme(replica), "wrong");
                ExampleRequest request = example(operation, form, door);
                assertThat(answer(operation, request, door.without("door", "")).text())
                        .doesNotContain("accepted");
            }
        });
    }

    /** As anybody may have one made of the document. */
    @Test
    void answersAGeneratedClient() throws ApiException {
        Acme acme = new Acme(replica);
        var client = new dev.latchkey.client.frontdoor.ApiClient();
        client.updateBaseUri(service().client().base());
        client.setRequestInterceptor(request -> request.header("X-Latchkey-Door-Key", acme.key));
        DecisionRequest question = new DecisionRequest().login(acme.login).protocol("imap");
        assertThat(new JsonApi(client).decideAccess(question).getVerdict())
                .isEqualTo(DecisionAnswer.VerdictEnum.ALLOWED);
    }

    @Override
    public Path configuration() {
        return Path.of("src", "test", "schemathesis-front-doors.toml");
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
                return new ApiClient(replica.doors.port);
            }

            /** A unit test knows of the adapters' paths; here it is asked whether they are served. */
            @Override
            public Set<String> handlers() {
                return DOCUMENT.operations().stream()
                        .filter(each ->
                                client().send(each.method(), each.path(), "").status() != 404)
                        .map(each -> each.method() + " " + each.path())
                        .collect(Collectors.toSet());
            }

            @Override
            public TenantFixture tenant() {
                Acme acme = new Acme(replica);
                return new Door(acme, acme.issue().secret());
            }

            @Override
            public List<String> roles() {
                return List.of();
            }
        };
    }

    /** A front door of a tenant, and a device with a secret. */
    private record Door(Acme acme, String secret) implements TenantFixture {
        @Override
        public SampleIds samples() {
            return new SampleIds().name("anna@acme.example", acme.login).name("bcdf-ghjk-lmnp-qrst", secret);
        }

        @Override
        public String[] as(String roles) {
            throw new UnsupportedOperationException("front doors have keys");
        }

        @Override
        public String[] stranger(String role) {
            throw new UnsupportedOperationException("front doors have keys");
        }

        @Override
        public String[] without(String role, String body) {
            byte[] pair = (acme.login + ":" + secret).getBytes(StandardCharsets.UTF_8);
            String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
            return new String[] {"X-Latchkey-Door-Key", acme.key, "Authorization", basic};
        }

        @Override
        public List<String> state() {
            return List.of();
        }
    }
}
