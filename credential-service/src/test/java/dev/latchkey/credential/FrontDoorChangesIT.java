package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is changed of a front door holds at every replica within a second. */
class FrontDoorChangesIT {
    private static Replica second;
    private final Replica first = Shared.replica();
    private final Acme acme = new Acme(first);
    private final Issued password = acme.issue();
    private final String id = "c-" + acme.tenant;
    private final String path = "/v1/front-doors/" + id;
    /** Of a network of its own: refusals here throttle nobody elsewhere. */
    private final String address =
            "2001:db8:%x::7".formatted(ThreadLocalRandom.current().nextInt(1, 1 << 16));

    private final String key = secret(acme.door(id, "\"imap\"", ""));

    @BeforeAll
    static void start() {
        second = new Replica(Shared.around(), "door-changes", "--latchkey.verification.refusal-after=20ms");
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    private static String secret(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String key = answer.field("key");
        assertThat(key).startsWith("lkd_");
        Acme.SECRETS.add(key);
        return key;
    }

    /** As JSON says it: accepted, refused, or the status that a door's own fault has. */
    private String ask(Replica replica, String doorKey, String protocol) {
        Answer answer = replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"%s\",\"address\":\"%s\"}"
                        .formatted(acme.login, password.secret(), protocol, address),
                "X-Latchkey-Door-Key",
                doorKey);
        return answer.status() == 200 ? answer.field("result") : Integer.toString(answer.status());
    }

    private void soonEverywhere(String doorKey, String protocol, String result) {
        for (Replica replica : List.of(first, second)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ask(replica, doorKey, protocol).equals(result));
        }
    }

    private Answer change(String json) {
        return acme.patch("platform", path, json);
    }

    private Answer rotate(String json) {
        return acme.post("platform", path + "/rotate", json);
    }

    private List<FrontDoorChanged> told() {
        return TopicView.events(Shared.around(), Topic.ACCOUNTS, ReservedTenants.PLATFORM, FrontDoorChanged.class)
                .stream()
                .filter(each -> each.door().equals(id))
                .toList();
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        soonEverywhere(key, "imap", "accepted");
        soonEverywhere(key, "pop3", "403");
        Answer changed =
                change("{\"name\":\"Edge\",\"protocols\":[\"imap\",\"pop3\"],\"backends\":{\"pop3\":\"[::1]:110\"}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().has("key")).isFalse();
        assertThat(changed.json().at("/backends/pop3").asString()).isEqualTo("[::1]:110");
        assertThat(changed.json().at("/services/0").asString()).isEqualTo("mail");
        soonEverywhere(key, "pop3", "accepted");
        change("{\"connectsFrom\":[\"203.0.113.0/24\"]}");
        soonEverywhere(key, "imap", "401");
        change("{\"connectsFrom\":[],\"clientAddresses\":[\"10.0.0.0/8\"]}");
        soonEverywhere(key, "imap", "403");
        change("{\"clientAddresses\":[],\"tenants\":[\"elsewhere\"]}");
        soonEverywhere(key, "imap", "403");
        change("{\"tenants\":[\"%s\"]}".formatted(acme.tenant));
        soonEverywhere(key, "imap", "accepted");
        assertThat(told()).extracting(FrontDoorChanged::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(told().get(1).backends()).containsExactly("pop3 [::1]:110");
        assertThat(told()).allSatisfy(each -> assertThat(each.by().id()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"protocols\":[\"imaps\"]} | protocols | did you mean imap?",
                "{\"protocols\":[\"imap\",\"HTTPS\"]} | protocols | did you mean http?",
                "{\"protocols\":[\"carrier-pigeon\"]} | protocols | one of imap, pop3, smtp",
                "{\"backends\":{\"smtps\":\"127.0.0.1:25\"}} | backends | did you mean smtp?",
                "{\"protocols\":[]} | protocols | at least one",
                "{\"services\":[]} | services | at least one",
                "{\"connectsFrom\":[\"10.0.0.0/33\"]} | connectsFrom[0] | ",
            })
    void refusesWhatWouldNeverMatchAndSaysWhatWasMeant(String json, String field, String expected) {
        Answer refused = change(json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.wrongFields()).containsExactly(field);
        assertThat(refused.text()).contains(expected == null ? "" : expected);
        assertThat(acme.get("platform", path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void takesAProtocolOfOnesOwnAndRefusesNothingAtAll() {
        assertThat(change("{\"protocols\":[\"x-scanner\"]}").status()).isEqualTo(200);
        assertThat(change("{}").status()).isEqualTo(400);
        assertThat(change("{\"key\":\"lkd_mine\"}").status()).isEqualTo(400);
        assertThat(change("{\"id\":\"other\"}").status()).isEqualTo(400);
    }

    @Test
    void changesOnlyTheVersionThatWasSeen() {
        String[] stale = ApiClient.with(acme.as("platform"), "If-Match", "\"7\"");
        assertThat(first.api.patch(path, "{\"name\":\"X\"}", stale).status()).isEqualTo(412);
        assertThat(first.api.post(path + "/rotate", "{}", stale).status()).isEqualTo(412);
        assertThat(first.api
                        .send("DELETE", path + "/previous-key", new byte[0], stale)
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "owner", "helpdesk", "auditor", "analyst", "directory"})
    void isForWhoeverRunsTheInstallationAlone(String role) {
        assertThat(acme.patch(role, path, "{\"name\":\"X\"}").status()).isEqualTo(403);
        assertThat(acme.post(role, path + "/rotate", "{}").status()).isEqualTo(403);
        assertThat(acme.delete(role, path + "/previous-key").status()).isEqualTo(403);
        assertThat(acme.get("platform", path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void letsBothKeysInUntilTheFormerIsRevoked() {
        soonEverywhere(key, "imap", "accepted");
        Answer rotated = rotate("{\"overlap\":\"PT1H\"}");
        String next = secret(rotated);
        assertThat(next).isNotEqualTo(key);
        assertThat(Instant.parse(rotated.field("previousKeyEnds")))
                .isEqualTo(Instant.parse(rotated.field("keyRotatedAt")).plus(Duration.ofHours(1)));
        soonEverywhere(next, "imap", "accepted");
        soonEverywhere(key, "imap", "accepted");
        assertThat(rotate("{}").status()).as("a third key").isEqualTo(409);
        assertThat(acme.delete("platform", path + "/previous-key").status()).isEqualTo(204);
        soonEverywhere(key, "imap", "401");
        soonEverywhere(next, "imap", "accepted");
        assertThat(acme.delete("platform", path + "/previous-key").status())
                .as("again")
                .isEqualTo(204);
        assertThat(told()).hasSize(3);
        assertThat(acme.get("platform", path).json().has("previousKeyEnds")).isFalse();
        assertThat(told().toString()).doesNotContain(key, next);
        assertThat(told().get(1).overlapEnds()).isNotNull();
    }

    @Test
    void endsAllOthersAtOnceWithoutAnOverlap() {
        String second = secret(rotate("{\"overlap\":\"P7D\"}"));
        soonEverywhere(second, "imap", "accepted");
        String third = secret(rotate("{\"overlap\":\"PT0S\"}"));
        soonEverywhere(third, "imap", "accepted");
        soonEverywhere(second, "imap", "401");
        soonEverywhere(key, "imap", "401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P8D", "-PT1S", "P7DT1S"})
    void boundsTheOverlap(String overlap) {
        Answer refused = rotate("{\"overlap\":\"%s\"}".formatted(overlap));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.wrongFields()).containsExactly("overlap");
    }

    @Test
    void worksADayOnWhereNothingIsSaid() {
        Answer rotated = acme.post("platform", path + "/rotate", "{}");
        secret(rotated);
        assertThat(Instant.parse(rotated.field("previousKeyEnds")))
                .isEqualTo(Instant.parse(rotated.field("keyRotatedAt")).plus(Duration.ofDays(1)));
    }

    /** A replica that starts later has heard nothing of the rotation, and the end has passed without any word. */
    @Test
    void knowsTheEndOfAFormerKeyAfterARestart() {
        String next = secret(rotate("{\"overlap\":\"PT1H\"}"));
        Document past = new Document("previousKeyEnds", Date.from(Instant.now().minusSeconds(1)));
        Mono.from(doors().updateOne(new Document("_id", id), new Document("$set", past)))
                .block();
        try (Replica restarted =
                new Replica(Shared.around(), "restarted", "--latchkey.verification.refusal-after=20ms")) {
            assertThat(ask(restarted, key, "imap")).isEqualTo("401");
            assertThat(ask(restarted, next, "imap")).isEqualTo("accepted");
        }
        secret(rotate("{}"));
    }

    private static MongoCollection<Document> doors() {
        return second.context.getBean(MongoDatabase.class).getCollection("front_doors");
    }

    /** Earlier releases kept one hash, and nothing of rotations. */
    @Test
    void readsAndRotatesWhatAnEarlierReleaseHasKept() {
        Document found = Mono.from(doors().find(new Document("_id", id))).block();
        String hash = found.getList("keyHash", String.class).getFirst();
        Document before = new Document("$set", new Document("keyHash", hash))
                .append("$unset", new Document("keyRotatedAt", "").append("previousKeyEnds", ""));
        Mono.from(doors().updateOne(new Document("_id", id), before)).block();
        soonEverywhere(key, "imap", "accepted");
        String next = secret(rotate("{}"));
        soonEverywhere(key, "imap", "accepted");
        soonEverywhere(next, "imap", "accepted");
    }

    @Test
    void givesTheIdOfARemovedDoorToAnotherThatHasNothingOfIt() {
        soonEverywhere(key, "imap", "accepted");
        assertThat(acme.door(id, "\"imap\"", "").status())
                .as("while it is there")
                .isEqualTo(409);
        rotate("{\"overlap\":\"P1D\"}");
        assertThat(acme.delete("platform", path).status()).isEqualTo(204);
        soonEverywhere(key, "imap", "401");
        Answer again = acme.door(id, "\"pop3\"", "");
        String next = secret(again);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("version").asLong()).isEqualTo(4);
        assertThat(again.json().has("previousKeyEnds")).isFalse();
        soonEverywhere(next, "pop3", "accepted");
        soonEverywhere(next, "imap", "403");
        soonEverywhere(key, "pop3", "401");
        assertThat(told())
                .extracting(each -> each.version() + " " + each.removed())
                .containsExactly("1 false", "2 false", "3 true", "4 false");
    }
}
