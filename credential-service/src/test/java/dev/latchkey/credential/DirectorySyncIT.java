package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.directorysync.keycloak.FakeKeycloak;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.DirectoryReported;
import dev.latchkey.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Who is switched off at the identity provider is switched off here, and nobody else is, whatever it answers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectorySyncIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Surroundings around;
    private static Replica replica;
    private static final List<DirectoryCompany> COMPANIES = List.of(
            new DirectoryCompany("leavers", "2s"),
            new DirectoryCompany("outage", "2s"),
            new DirectoryCompany("layoff", "2s"),
            new DirectoryCompany("signal", "60s"),
            new DirectoryCompany("restart", "60s"));

    @BeforeAll
    static void start() throws IOException {
        around = new Surroundings();
        Path secret = Files.writeString(directory.resolve("secret"), FakeKeycloak.SECRET);
        StringBuilder sources = new StringBuilder();
        COMPANIES.forEach(each -> sources.append(each.source(secret)));
        Files.writeString(directory.resolve("directory.yaml"), sources);
        replica = replica();
    }

    private static Replica replica() {
        return new Replica(
                around,
                "directory",
                "--latchkey.verification.refusal-after=20ms",
                "--latchkey.directory.file=" + directory.resolve("directory.yaml"));
    }

    @AfterAll
    static void stop() {
        replica.close();
        around.close();
        COMPANIES.forEach(each -> each.keycloak().close());
    }

    private static DirectoryCompany company(String name) {
        return COMPANIES.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .open(replica);
    }

    private static List<AccountChanged> changes(DirectoryCompany company) {
        return TopicView.events(around, Topic.ACCOUNTS, company.name(), AccountChanged.class).stream()
                .filter(each -> each.by().id().equals("directory-source/" + company.name()))
                .toList();
    }

    @Test
    void switchesLeaversOffAndOnAgainAsScimDoes() {
        DirectoryCompany company = company("leavers");
        DirectoryPerson zoe = company.person("zoe");
        DirectoryPerson bert = company.personByAddress("bert");
        DirectoryPerson locked = company.person("locked");
        company.acme().patch("admin", "/v1/accounts/" + locked.account(), "{\"state\":\"locked\"}");
        company.awaitReadings(2);
        assertThat(company.signIn(zoe)).isEqualTo("accepted");

        company.keycloak().setEnabled(zoe.user(), false);
        company.keycloak().setEmail(bert.user(), "bert.other@leavers.example");
        company.awaitReadings(2);
        company.keycloak().delete(bert.user());
        company.awaitState(zoe, "disabled");
        company.awaitState(bert, "disabled");
        company.awaitRefused(zoe);
        company.awaitRefused(bert);
        assertThat(company.state(locked)).isEqualTo("locked");

        company.keycloak().setEnabled(zoe.user(), true);
        company.awaitState(zoe, "active");
        assertThat(changes(company).stream().map(AccountChanged::state))
                .as("on the record, by whom")
                .contains(AccountState.DISABLED, AccountState.ACTIVE);
    }

    @Test
    void leavesDisabledWhomSomebodyHereHasDisabled() {
        DirectoryCompany company = company("leavers");
        DirectoryPerson carl = company.person("carl");
        company.acme().patch("admin", "/v1/accounts/" + carl.account(), "{\"state\":\"disabled\"}");
        company.awaitReadings(2);
        company.keycloak().setEnabled(carl.user(), false);
        company.awaitReadings(2);
        company.keycloak().setEnabled(carl.user(), true);
        company.awaitReadings(2);
        assertThat(company.state(carl)).isEqualTo("disabled");
    }

    @Test
    void switchesNobodyOffForAnAnswerThatIsNone() {
        DirectoryCompany company = company("outage");
        DirectoryPerson zoe = company.person("zoe");
        DirectoryPerson bert = company.person("bert");
        company.awaitReadings(2);
        for (FakeKeycloak.Mode mode : List.of(
                FakeKeycloak.Mode.WITHOUT_VIEW_USERS, FakeKeycloak.Mode.WITHOUT_REALM, FakeKeycloak.Mode.NO_JSON)) {
            company.keycloak().behave(mode);
            await().atMost(SOON).until(() -> !company.problem().isEmpty());
            assertThat(replica.health().field("components/directory/status")).isEqualTo("DOWN");
            assertThat(replica.management.get("/actuator/health/readiness").status())
                    .isEqualTo(200);
            assertThat(company.state(zoe)).isEqualTo("active");
            company.keycloak().behave(FakeKeycloak.Mode.WELL);
            await().atMost(SOON).until(() -> company.problem().isEmpty());
        }
        company.keycloak().hide(bert.user());
        company.awaitReadings(3);
        assertThat(company.state(bert)).as("left out of a list, and there").isEqualTo("active");
        company.keycloak().setEnabled(bert.user(), false);
        company.awaitState(bert, "disabled");
    }

    @Test
    void holdsWhatLooksLikeEverybodyUntilAnAdministratorLetsItThrough() {
        DirectoryCompany company = company("layoff");
        List<DirectoryPerson> people = List.of(
                company.person("a"),
                company.person("b"),
                company.person("c"),
                company.person("d"),
                company.person("e"));
        company.awaitReadings(2);
        people.forEach(each -> company.keycloak().delete(each.user()));
        String someone = company.keycloak().add("someone@layoff.example");
        await().atMost(SOON).until(() -> company.sources().text().contains("\"held\":{"));
        assertThat(company.sources().field("items/0/held/accounts")).isEqualTo("5");
        assertThat(people).allSatisfy(each -> assertThat(company.state(each)).isEqualTo("active"));
        assertThat(replica.health().text()).contains("heldSwitchOffs");

        assertThat(company.release("admin", 4).status()).isEqualTo(409);
        assertThat(company.release("helpdesk", 5).status()).isEqualTo(403);
        assertThat(company.release("admin", 0).wrongFields()).containsExactly("accounts");
        Answer released = company.release("admin", 5);
        assertThat(released.status()).as(released.text()).isEqualTo(200);
        people.forEach(each -> company.awaitState(each, "disabled"));
        await().atMost(SOON).until(() -> !company.sources().text().contains("\"held\":{"));
        assertThat(TopicView.events(around, Topic.CREDENTIALS, "layoff", DirectoryReported.class))
                .extracting(DirectoryReported::report)
                .containsExactly("switchOffsHeld", "switchOffsReleased");
        company.keycloak().delete(someone);
    }

    @Test
    void asksWithinSecondsWhenScimSaysThatSomethingChanged() {
        DirectoryCompany company = company("signal");
        DirectoryPerson zoe = company.person("zoe");
        company.awaitReadings(1);
        company.keycloak().setEnabled(zoe.user(), false);
        new Provisioner(replica, company.acme(), "directory").create("somebody");
        await().atMost(Duration.ofSeconds(40)).until(() -> company.state(zoe).equals("disabled"));
    }

    /** The last: the replica is another one then. */
    @Order(Integer.MAX_VALUE)
    @Test
    void goesOnWhereItWasAfterARestart() {
        DirectoryCompany company = company("restart");
        DirectoryPerson zoe = company.person("zoe");
        DirectoryPerson bert = company.person("bert");
        company.awaitReadings(1);
        replica.close();
        company.keycloak().setEnabled(zoe.user(), false);
        company.keycloak().delete(bert.user());
        company.keycloak().forgetTokens();
        replica = replica();
        DirectoryCompany again = company("restart");
        again.awaitState(zoe, "disabled");
        again.awaitState(bert, "disabled");
    }
}
