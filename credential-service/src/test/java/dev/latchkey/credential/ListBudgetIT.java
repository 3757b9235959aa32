package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Lists with filters, at a process that may look at three documents for a page. */
class ListBudgetIT {
    private static Surroundings around;
    private static Replica replica;
    private static Acme acme;

    @BeforeAll
    static void start() {
        around = new Surroundings();
        replica = new Replica(around, "budget", "--latchkey.roles=management", "--latchkey.search.documents=3");
        acme = new Acme(replica);
    }

    @AfterAll
    static void stop() {
        replica.close();
        around.close();
    }

    @Test
    void findsOnAllPagesTheDevicesThatMatch() {
        String log = IntStream.range(0, 10)
                .mapToObj(i -> line("imap", i) + (i > 7 ? line("pop3", i) : ""))
                .reduce("", String::concat);
        String[] headers = Stream.concat(Stream.of(acme.as("admin")), Stream.of("Content-Type", "text/plain"))
                .toArray(String[]::new);
        assertThat(replica.api
                        .send("POST", "/v1/migration/sign-in-logs", log.getBytes(StandardCharsets.UTF_8), headers)
                        .status())
                .isEqualTo(200);

        List<Answer> pages = pages("/v1/migration/devices?protocol=pop3&limit=2");
        assertThat(pages.getFirst().json().at("/items")).isEmpty();
        assertThat(fields(pages, "login")).containsExactly("user8@" + acme.domain, "user9@" + acme.domain);
        assertThat(fields(pages("/v1/migration/devices?state=documented"), "login"))
                .isEmpty();
        assertThat(pages("/v1/migration/devices")).hasSize(1);
        assertThat(fields(pages("/v1/migration/devices?state=found&limit=4"), "id"))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    private static String line(String protocol, int user) {
        return "%s mail dovecot: %s-login: Login: user=<user%d@%s>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, TLS\n"
                .formatted(Instant.now().minus(Duration.ofDays(1)), protocol, user, acme.domain);
    }

    @Test
    void findsOnAllPagesTheRequestsThatAreAtAStage() {
        byte[] rules = "{\"approvalNeeded\":true}".getBytes(StandardCharsets.UTF_8);
        String[] headers = ApiClient.with(acme.as("admin"), "Content-Type", "application/json", "If-Match", "*");
        replica.api.send("PUT", "/v1/tenants/" + acme.tenant + "/rules", rules, headers);
        List<String> asked = Stream.generate(ListBudgetIT::asked).limit(8).toList();
        lapse(asked.subList(1, 7));

        assertThat(fields(pages("/v1/approval-requests?stage=requested&limit=1"), "id"))
                .containsExactly(asked.get(7), asked.get(0));
        assertThat(fields(pages("/v1/approval-requests?stage=lapsed&limit=4"), "id"))
                .isEqualTo(asked.subList(1, 7).reversed());
        assertThat(fields(pages("/v1/approval-requests?stage=approved"), "id")).isEmpty();
    }

    private static String asked() {
        String path = "/v1/accounts/" + acme.account + "/approval-requests";
        String wanted = "{\"wanted\":{\"label\":\"Scanner\",\"protocols\":[\"imap\"]},\"reason\":\"no OAuth\"}";
        Answer asked = replica.api.post(path, wanted, acme.as("owner", acme.login));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.field("id");
    }

    private static void lapse(List<String> ids) {
        try (MongoClient client = MongoClients.create(around.mongodb())) {
            Date longAgo = Date.from(Instant.now().minus(Duration.ofDays(15)));
            Mono.from(client.getDatabase(around.databaseName())
                            .getCollection("approval_requests")
                            .updateMany(
                                    new Document("id", new Document("$in", ids)),
                                    new Document("$set", new Document("requestedAt", longAgo))))
                    .block();
        }
    }

    private static List<Answer> pages(String path) {
        List<Answer> pages = new ArrayList<>(List.of(acme.get("admin", path)));
        while (pages.getLast().json().has("nextCursor")) {
            String cursor = pages.getLast().field("nextCursor");
            pages.add(acme.get("admin", path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor));
        }
        return pages;
    }

    private static List<String> fields(List<Answer> pages, String field) {
        return pages.stream()
                .flatMap(page -> page.json().at("/items").valueStream())
                .map(item -> item.path(field).asString())
                .toList();
    }
}
