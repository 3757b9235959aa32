package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes side by side: one lets people in, the other manages what they sign in with. */
class RolesIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] WATCHED = {
        "--latchkey.roles=sign-in",
        "--latchkey.verification.refusal-after=20ms",
        // A newer key than the others have, so that what is used here is re-keyed here.
        "--latchkey.secret.hmac-keys=1:aG1hYy1rZXktb2YtdGhlLXRlc3RzLTAxMjM0NTY3ODlhYmNkZWY=,"
                + "2:YW5vdGhlci1rZXktb2YtdGhlLXRlc3RzLTAxMjM0NTY3ODlhYmM=",
        "--latchkey.rekeying.settled-after=0s"
    };
    /** Of the rest of the service, records and where they are kept. */
    private static final Set<String> PACKAGES_OF_SIGN_INS = Set.of(
            "",
            "account",
            "apppassword",
            "conditionalaccess",
            "directory.group",
            "existence",
            "frontdoor",
            "geography",
            "lastuse",
            "login",
            "memory",
            "nearcache",
            "protocol",
            "recorded",
            "rekeying",
            "role",
            "secret",
            "tenant",
            "throttle",
            "verification");

    private static Surroundings around;
    private static Replica management;
    private static Replica watched;
    private static ReplicaProcess signIn;
    private static Acme acme;

    @BeforeAll
    static void start() {
        around = new Surroundings();
        signIn = new ReplicaProcess(around, "sign-in");
        management = new Replica(around, "management", "--latchkey.roles=management");
        watched = new Replica(around, "watched", List.of(Tokens.class, DatabaseUse.class), WATCHED);
        acme = new Acme(management);
        signIn.ready();
    }

    @AfterAll
    static void stop() {
        watched.close();
        management.close();
        signIn.close();
        around.close();
    }

    private static String signIn(Issued password) {
        return acme.signIn(signIn.doors, acme.login, password.secret()).field("result");
    }

    private static String state(Acme acme, Issued password) {
        return acme.get("admin", acme.passwords()).json().findParents("state").stream()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .map(each -> each.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void letsInWhatIsIssuedElsewhereAndRefusesWhatIsRevokedThere() {
        Issued password = acme.issue();
        assertThat(signIn(password)).isEqualTo("accepted");
        await().atMost(SOON).until(() -> state(acme, password).equals("active"));
        assertThat(signIn(password)).isEqualTo("accepted");
        assertThat(acme.revoke(password).status()).isEqualTo(200);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> signIn(password).equals("refused"));
    }

    @Test
    void servesNothingOfTheApiWhereManagementIsElsewhere() {
        for (String path : List.of(
                "/v1/tenants",
                acme.passwords(),
                "/scim/v2/Users",
                "/v1/migration/devices",
                "/openapi.yaml",
                "/",
                "/actuator/health",
                "/actuator/prometheus")) {
            for (Answer answer : List.of(signIn.api.get(path), signIn.api.get(path, acme.as("platform")))) {
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
        Answer replay = signIn.api.post("/v1/dead-letters/latchkey.sign-ins/replay", "{}", acme.as("platform"));
        assertThat(replay.status()).isEqualTo(404);
        assertThat(signIn.management.get("/actuator/health").status()).isEqualTo(200);
        assertThat(signIn.management.get("/actuator/prometheus").text()).contains("latchkey_sign_ins");
    }

    @Test
    void listensForNoFrontDoorWhereSignInsAreElsewhere() {
        assertThatThrownBy(() -> management.doors.get("/v1/sign-ins")).isInstanceOf(UncheckedIOException.class);
        assertThat(management.context.getBeansWithAnnotation(SignInRole.class)).isEmpty();
        assertThat(watched.context.getBeansWithAnnotation(SignInRole.class)).isNotEmpty();
        assertThat(watched.context.getBeansWithAnnotation(ManagementRole.class)).isEmpty();
    }

    @Test
    void loadsNothingOfManagementWherePeopleAreOnlyLetIn() {
        Issued password = acme.issue();
        signIn(password);
        signIn(new Issued(password.id(), "wrong"));
        acme.decide(signIn.doors, acme.login);
        Set<String> loaded = signIn.loaded();
        assertThat(loaded).contains("dev.latchkey.credential.verification.SignInAuthenticator");
        assertThat(loaded.stream().map(RoleClasses::packageOf)).isSubsetOf(PACKAGES_OF_SIGN_INS);
        assertThat(loaded)
                .doesNotContainAnyElementsOf(RoleClasses.of(ManagementRole.class))
                .doesNotContainAnyElementsOf(RoleClasses.beansOf(ManagementRole.class));
    }

    /** The database user of a process that only lets people in needs these rights; SECURITY.md names them. */
    @Test
    void readsAndWritesOnlyWhatItsDatabaseUserNeeds() {
        Acme people = new Acme(management);
        Issued password = people.issue();
        new PoliciesInForce(watched, people.tenant).are("", """
                {"id":"all","name":"All","state":"reportOnly","effect":"block","conditions":
                 {"groups":{"include":["sales"],"exclude":[]},"credential":{"idleFor":"P30D"}}}""");
        assertThat(people.signIn(watched, password.secret()).field("result")).isEqualTo("accepted");
        people.signIn(watched, "wrong");
        people.decide(watched, people.login);
        DatabaseUse use = watched.context.getBean(DatabaseUse.class);
        await().atMost(SOON).until(() -> !use.written().isEmpty());
        assertThat(use.written()).containsExactly("app_passwords: findOneAndUpdate");
        assertThat(use.read())
                .containsExactly(
                        "accounts", "app_passwords", "directory_groups", "front_doors", "last_uses", "tenants");
    }

    @Test
    void suspendsElsewhereWhatAPolicyRefusesHereAndOnlyOnce() {
        Acme people = new Acme(management);
        Issued first = people.issue();
        Issued second = people.issue();
        new PoliciesInForce(watched, people.tenant).are("", """
                {"id":"none","name":"None","state":"on","effect":"suspend","conditions":{}}""");
        Instant tried = Instant.now();
        assertThat(people.signIn(watched, first.secret()).field("result")).isEqualTo("refused");
        await().atMost(SOON).until(() -> state(people, first).equals("suspended"));
        SignInRecorded refusal = TopicView.events(around, Topic.SIGN_INS, people.tenant, SignInRecorded.class)
                .getLast();
        assertThat(people.post("admin", people.passwords() + "/" + first.id() + "/resume", "{}")
                        .status())
                .isEqualTo(200);

        watched.context
                .getBean(EventPublisher.class)
                .publish(new OutboundEvent(UUID.randomUUID(), tried, null, refusal))
                .join();
        people.signIn(watched, second.secret());
        await().atMost(SOON).until(() -> state(people, second).equals("suspended"));
        assertThat(state(people, first)).isEqualTo("pending");
    }

    @Test
    void saysWhichRolesThereAre() throws InterruptedException {
        try (ReplicaProcess wrong = new ReplicaProcess(around, "signin")) {
            assertThat(wrong.ended())
                    .contains("latchkey.roles", "'signin'", "expected: one or more of sign-in,management");
        }
    }
}
