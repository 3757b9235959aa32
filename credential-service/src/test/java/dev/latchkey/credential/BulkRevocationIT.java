package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two tenants revoke in bulk at the same time. */
class BulkRevocationIT {
    private static final String PATH = "/v1/app-passwords/revoke";
    private static final int ACCOUNTS = 15;
    private static final int EACH = 30;

    private final Replica replica = Shared.replica();

    private void issue(Acme acme, int account) {
        String login = "device-" + account + "@" + acme.domain;
        String path = "/v1/accounts/" + acme.register(login) + "/app-passwords";
        IntStream.range(0, EACH)
                .forEach(each -> assertThat(replica.api
                                .post(path, "{\"label\":\"Scanner\"}", acme.as("owner", login))
                                .status())
                        .isEqualTo(201));
    }

    private static String revoked(Acme acme) {
        String confirm = acme.post("admin", PATH, "{\"all\":true}").field("confirm");
        return acme.post("admin", PATH, "{\"all\":true,\"confirm\":\"%s\"}".formatted(confirm))
                .field("revoked");
    }

    @Test
    void endsASmallOneThatBeganLaterBeforeAHugeOne() throws Exception {
        Acme huge = new Acme(replica);
        IntStream.range(0, ACCOUNTS).parallel().forEach(account -> issue(huge, account));
        Acme small = new Acme(replica);
        small.issue();
        small.issue();
        String confirm = huge.post("admin", PATH, "{\"all\":true}").field("confirm");
        CompletableFuture<String> many = CompletableFuture.supplyAsync(
                () -> huge.post("admin", PATH, "{\"all\":true,\"confirm\":\"%s\"}".formatted(confirm))
                        .field("revoked"));
        assertThat(revoked(small)).isEqualTo("2");
        assertThat(many).as("the huge one").isNotDone();
        assertThat(many.get(60, TimeUnit.SECONDS)).isEqualTo(Integer.toString(ACCOUNTS * EACH));
    }
}
