package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.events.Topic;
import java.net.IDN;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is changed of a tenant holds at every replica within seconds. */
class TenantChangesIT {
    private static Replica second;
    private final Replica first = Shared.replica();
    private final Acme acme = new Acme(first);
    private final String path = "/v1/tenants/" + acme.tenant;
    /** Of a network of its own: refusals here throttle nobody elsewhere. */
    private final String address =
            "2001:db8:%x::8".formatted(ThreadLocalRandom.current().nextInt(1, 1 << 16));

    private final String other = "other-" + acme.domain;
    private final String wide = "b\u00FCcher-" + acme.domain;

    @BeforeAll
    static void start() {
        second = new Replica(Shared.around(), "tenant-changes", "--latchkey.verification.refusal-after=20ms");
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    private Answer domains(String... all) {
        return acme.patch("platform", path, "{\"domains\":[\"%s\"]}".formatted(String.join("\",\"", all)));
    }

    private Answer registerWith(String domain) {
        return acme.post(
                "platform",
                "/v1/tenants",
                "{\"id\":\"u-%s\",\"name\":\"Umbrella\",\"domains\":[\"%s\"]}".formatted(acme.tenant, domain));
    }

    private Issued issueFor(String login) {
        String account = acme.register(login);
        Answer issued = acme.post("admin", "/v1/accounts/" + account + "/app-passwords", "{\"label\":\"Phone\"}");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        Acme.SECRETS.add(issued.field("secret"));
        return new Issued(issued.field("id"), issued.field("secret"));
    }

    private String signIn(Replica replica, String login, Issued password) {
        return replica.doors
                .post(
                        "/v1/sign-ins",
                        "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"%s\"}"
                                .formatted(login, password.secret(), address),
                        "X-Latchkey-Door-Key",
                        acme.key)
                .field("result");
    }

    private void soonEverywhere(String login, Issued password, String result) {
        for (Replica replica : List.of(first, second)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> signIn(replica, login, password).equals(result));
        }
    }

    /** Also where its login was tried before, and nobody knew it. */
    @Test
    void letsTheLoginsOfAnAddedDomainInEverywhere() {
        String login = "bob@" + other;
        soonEverywhere(login, acme.issue(), "refused");
        Answer changed = domains(acme.domain, other.toUpperCase(Locale.ROOT));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/domains/1").asString()).isEqualTo(other);
        soonEverywhere(login, issueFor(login), "accepted");
    }

    @Test
    void takesNoDomainThatAccountsNeedAndRefusesThoseOfOneThatIsGone() {
        domains(acme.domain, other);
        Answer refused = domains(other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("1 account has its login in " + acme.domain);
        acme.register("carl@" + acme.domain);
        assertThat(domains(other).text()).contains("2 accounts have their logins in " + acme.domain);
        assertThat(acme.get("platform", path).json().at("/domains").size()).isEqualTo(2);
        assertThat(domains(acme.domain).status()).isEqualTo(200);
        Acme rival = new Acme(first);
        assertThat(rival.patch(
                                "platform",
                                "/v1/tenants/" + rival.tenant,
                                "{\"domains\":[\"%s\",\"%s\"]}".formatted(rival.domain, other))
                        .status())
                .as("free for another one")
                .isEqualTo(200);
        assertThat(domains(acme.domain, other).status())
                .as("and not for this one")
                .isEqualTo(409);
    }

    /** Accounts of a domain that is gone all the same, as by an earlier release, are nobody's to sign in to. */
    @Test
    void refusesTheLoginsOfADomainThatIsGoneEverywhere() {
        domains(acme.domain, other);
        String login = "bob@" + other;
        Issued password = issueFor(login);
        soonEverywhere(login, password, "accepted");
        Mono.from(accounts()
                        .updateOne(
                                new Document("tenant", acme.tenant).append("login", login),
                                new Document("$set", new Document("login", "gone"))))
                .block();
        assertThat(domains(acme.domain).status()).isEqualTo(200);
        soonEverywhere(login, password, "refused");
    }

    private static MongoCollection<Document> accounts() {
        return second.context.getBean(MongoDatabase.class).getCollection("accounts");
    }

    private static MongoCollection<Document> tenants() {
        return second.context.getBean(MongoDatabase.class).getCollection("tenants");
    }

    private static String otherForm(String domain) {
        return IDN.toASCII(domain);
    }

    @Test
    void knowsADomainInBothOfItsForms() {
        Answer changed = domains(acme.domain, otherForm(wide), wide);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/domains").size()).isEqualTo(2);
        assertThat(changed.json().at("/domains/1").asString()).isEqualTo(wide);
        assertThat(registerWith(otherForm(wide)).status()).isEqualTo(409);
        assertThat(registerWith(wide).status()).isEqualTo(409);
        Issued password = issueFor("bob@" + otherForm(wide));
        soonEverywhere("bob@" + wide, password, "accepted");
        soonEverywhere("bob@" + otherForm(wide), password, "accepted");
        assertThat(acme.post("admin", "/v1/accounts", "{\"login\":\"bob@%s\"}".formatted(wide))
                        .status())
                .isEqualTo(409);
    }

    /** As an earlier release kept them, which took both forms as they came. */
    @Test
    void goesOnWithWhatAnEarlierReleaseKept() {
        domains(acme.domain, wide);
        Issued password = issueFor("bob@" + wide);
        String kept = otherForm(wide);
        Mono.from(tenants()
                        .updateOne(
                                new Document("_id", acme.tenant),
                                new Document("$set", new Document("domains", List.of(acme.domain, kept)))))
                .block();
        Mono.from(accounts()
                        .updateOne(
                                new Document("tenant", acme.tenant).append("login", "bob@" + wide),
                                new Document("$set", new Document("login", "bob@" + kept))))
                .block();
        try (Replica restarted =
                new Replica(Shared.around(), "restarted", "--latchkey.verification.refusal-after=20ms")) {
            assertThat(signIn(restarted, "bob@" + kept, password)).isEqualTo("accepted");
            assertThat(signIn(restarted, "bob@" + wide, password)).isEqualTo("accepted");
        }
        assertThat(acme.get("platform", path).json().at("/domains/1").asString())
                .isEqualTo(wide);
        assertThat(registerWith(wide).status()).isEqualTo(409);
        assertThat(domains(acme.domain).text()).contains("1 account has its login in " + wide);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"X\"}",
                "{\"domains\":[\"stolen.example\"]}",
                "{\"name\":\"X\",\"appPasswordsEnabled\":true}"
            })
    void isForWhoeverRunsTheInstallation(String change) {
        assertThat(acme.patch("admin", path, change).status()).isEqualTo(403);
        assertThat(acme.patch("owner", path, change).status()).isEqualTo(403);
        Acme stranger = new Acme(first);
        assertThat(stranger.patch("admin", path, change).status()).isEqualTo(404);
        assertThat(acme.get("platform", path).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"domains\":[]}",
                "{\"domains\":[\"xn--99999999.example\"]}",
                "{\"domains\":[\"nodot\"]}",
                "{\"name\":\" \"}",
                "{\"id\":\"x\"}"
            })
    void refusesWhatIsNone(String change) {
        assertThat(acme.patch("platform", path, change).status()).isEqualTo(400);
    }

    @Test
    void changesOnlyTheVersionThatWasSeenAndTellsWhoDidIt() {
        String[] stale = ApiClient.with(acme.as("platform"), "If-Match", "\"7\"");
        assertThat(first.api.patch(path, "{\"name\":\"X\"}", stale).status()).isEqualTo(412);
        assertThat(acme.patch("platform", path, "{\"name\":\"Renamed\"}").status())
                .isEqualTo(200);
        List<TenantChanged> told = TopicView.events(Shared.around(), Topic.ACCOUNTS, acme.tenant, TenantChanged.class);
        assertThat(told).extracting(TenantChanged::name).containsExactly("Acme", "Renamed");
        assertThat(told.getLast().by().id()).isNotBlank();
    }
}
