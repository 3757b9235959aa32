package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Account;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Device;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.MailDoor;
import dev.latchkey.quickstart.journey.system.MailSite;
import dev.latchkey.quickstart.journey.system.WebhookReceiver;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mail program's life with an app password, through every mail recipe. */
@Journey
class MailJourneyIT {

    private static final String AT_HOME = "127.0.1.1";
    private static final String IN_THE_WORKSHOP = "127.0.2.7";
    private static final String ATTACKER = "127.0.66.6";
    private static final Duration TAKES_EFFECT = Duration.ofSeconds(60);
    private static final Running RUNNING = new Running();

    private static WholeSystem system;
    private static Acme acme;
    private static MailSite mail;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        mail = RUNNING.add(new MailSite(acme));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void ownerIssuesOneThatOpensEveryDoorAndSeesWhereItWasUsed() {
        var olivia = acme.accountOf(Api.OWNER);
        var before = system.log().of(olivia).size();
        var scanner = acme.issue(Api.OWNER, olivia, Map.of("label", "Kitchen scanner"));

        assertThat(mail.everywhere(scanner.in(AT_HOME))).values().containsOnly(Heard.ACCEPTED);

        var log = system.log()
                .exactly(before + mail.doors().size(), olivia)
                .subList(0, mail.doors().size());
        assertThat(log)
                .extracting(MailJourneyIT::told)
                .containsExactlyInAnyOrderElementsOf(eachDoor("accepted", "accepted", "Kitchen scanner", AT_HOME));
        await().atMost(TAKES_EFFECT).untilAsserted(() -> {
            var use = listed(Api.OWNER, scanner).path("lastUsed");
            assertThat(use.path("address").asString()).isEqualTo(AT_HOME);
            assertThat(mail.doors())
                    .extracting(MailDoor::frontDoor)
                    .contains(use.path("frontDoor").asString());
        });
    }

    @Test
    void whatAPhoneDoesToTheLettersIsForgiven() {
        var password = acme.issue(acme.account("phone"), "Phone");
        var shouted = password.secret().replace("-", " ").toUpperCase(Locale.ROOT);

        assertThat(mail.everywhere(password.in(AT_HOME).typing(" " + shouted + " ")))
                .values()
                .containsOnly(Heard.ACCEPTED);
    }

    @Test
    void oneWrongLetterIsRefusedInTheWordsOfEachProtocol() {
        var account = acme.account("mistyped");
        var password = acme.issue(account, "Scanner");

        assertThat(mail.everywhere(password.mistyped().in(AT_HOME))).values().containsOnly(Heard.REFUSED);
        assertThat(system.log().exactly(mail.doors().size(), account))
                .extracting(MailJourneyIT::told)
                .containsExactlyInAnyOrderElementsOf(eachDoor("refused", "mistyped", "", AT_HOME));
        assertThat(mail.everywhere(password.in(AT_HOME))).values().containsOnly(Heard.ACCEPTED);
    }

    /** It is the operator's mistake, and for now: a device that hears "wrong password" forgets a right one. */
    @Test
    void doorOfAnotherTenantIsTemporaryInTheWordsOfEachProtocol() {
        var account = acme.account("misplaced");
        var password = acme.issue(account, "Phone");
        try (var elsewhere = new MailSite(acme, Set.of("globex"))) {
            assertThat(elsewhere.everywhereOnce(password.in(AT_HOME))).values().containsOnly(Heard.TEMPORARY);
            assertThat(system.log().exactly(elsewhere.doors().size(), account))
                    .extracting(entry -> entry.path("reason").asString())
                    .containsOnly("doorNotAllowed");
        }
    }

    @Test
    void oneForSendingDoesNotOpenTheMailbox() {
        var account = acme.account("sender");
        var password = acme.issue(Api.ADMIN, account, Map.of("label", "Copier", "protocols", List.of("smtp")));

        mail.everywhere(password.in(AT_HOME))
                .forEach((door, heard) -> assertThat(heard)
                        .as(door.name())
                        .isEqualTo(door.protocol().equals("smtp") ? Heard.ACCEPTED : Heard.REFUSED));
        assertThat(system.log().exactly(mail.doors().size(), account)).allSatisfy(entry -> {
            var sending = entry.path("protocol").asString().equals("smtp");
            assertThat(entry.path("reason").asString()).isEqualTo(sending ? "accepted" : "protocolNotAllowed");
            assertThat(entry.path("credentialLabel").asString()).isEqualTo("Copier");
        });
    }

    @Test
    void policyBlocksWithinSecondsAndOnlyWhatItSays() {
        var account = acme.account("blocked");
        var password = acme.issue(account, "Workshop tablet");
        var imap = mail.doors("imap");
        assertThat(MailSite.at(imap, password.in(IN_THE_WORKSHOP))).values().containsOnly(Heard.ACCEPTED);

        var policy = blockImapInTheWorkshop(account);
        try {
            awaitHeard(Heard.REFUSED, imap.getLast(), password.in(IN_THE_WORKSHOP));
            assertThat(MailSite.at(imap, password.in(IN_THE_WORKSHOP))).values().containsOnly(Heard.REFUSED);
            assertBlockedBy(policy, account);
            assertThat(MailSite.at(mail.doors("smtp"), password.in(IN_THE_WORKSHOP)))
                    .values()
                    .containsOnly(Heard.ACCEPTED);
            assertThat(MailSite.at(imap, password.in(AT_HOME))).values().containsOnly(Heard.ACCEPTED);
        } finally {
            remove(policy);
        }
        awaitHeard(Heard.ACCEPTED, imap.getLast(), password.in(IN_THE_WORKSHOP));
    }

    @Test
    void revokedIsRefusedAtEveryDoorAtOnce() {
        var account = acme.account("revoked");
        var password = acme.issue(account, "Lost phone");
        assertThat(mail.everywhere(password.in(AT_HOME))).values().containsOnly(Heard.ACCEPTED);

        acme.revoke(password);

        assertThat(mail.everywhere(password.in(AT_HOME))).values().containsOnly(Heard.REFUSED);
        assertThat(system.log()
                        .exactly(2 * mail.doors().size(), account)
                        .subList(0, mail.doors().size()))
                .extracting(MailJourneyIT::told)
                .containsExactlyInAnyOrderElementsOf(eachDoor("refused", "revoked", "Lost phone", AT_HOME));
    }

    @Test
    void guessingReachesTheSubscriberAndLocksNobodyOut() {
        var account = acme.account("guessed");
        var password = acme.issue(account, "Laptop");
        var door = mail.doors("imap").getLast();
        try (var receiver = new WebhookReceiver()) {
            var secret = subscribe(receiver, "guessing");

            guess(door, account);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(receiver.received()).anySatisfy(webhook -> {
                        assertThat(webhook.isSignedWith(secret)).isTrue();
                        assertThat(webhook.json().path("type").asString()).isEqualTo("alert.raised");
                        assertThat(webhook.json().at("/data/detector").asString())
                                .isEqualTo("guessing");
                        assertThat(webhook.json().at("/data/account").asString())
                                .isEqualTo(account.id());
                    }));
            assertThat(alertsOn(account)).hasSize(1);
            assertThat(door.signIn(password.in(AT_HOME))).isEqualTo(Heard.ACCEPTED);
        }
    }

    private static void guess(MailDoor door, Account account) {
        IntStream.range(0, 14)
                .mapToObj(i -> "winter-" + i)
                .parallel()
                .forEach(guess -> assertThat(door.signIn(new Device(account.login(), guess, ATTACKER)))
                        .isEqualTo(Heard.REFUSED));
    }

    private static JsonNode alertsOn(Account account) {
        return system.api()
                .get(Api.ANALYST, Port.NOTIFIER, "/v1/alerts?detector=guessing&account=" + account.id())
                .expect(200)
                .json()
                .path("items");
    }

    /** Returns the secret of the new subscription. */
    private static String subscribe(WebhookReceiver receiver, String detector) {
        var request = Map.of("kind", "webhook", "url", receiver.uri(), "detectors", List.of(detector));
        return system.api()
                .post(Api.ANALYST, Port.NOTIFIER, "/v1/subscriptions", request)
                .expect(201)
                .json()
                .path("secret")
                .asString();
    }

    private record Policy(String id, String eTag) {}

    /** Who has TLS is not met by a policy against old or missing TLS, whatever its server can tell of it. */
    @Test
    void policyAgainstOldTlsMeetsNobodyWhoHasAnother() {
        var account = acme.account("encrypted");
        var device = acme.issue(account, "Phone").in(AT_HOME);
        var withoutTls = acme.jsonDoor();
        var policy = block(
                "No TLS before 1.2 for " + account.login(),
                Map.of("accounts", only(account.id()), "tls", Map.of("olderThan", "1.2")));
        try {
            await().atMost(TAKES_EFFECT)
                    .untilAsserted(
                            () -> assertThat(withoutTls.signIn(device, "imap")).isEqualTo(Heard.REFUSED));

            assertThat(mail.everywhere(device)).values().containsOnly(Heard.ACCEPTED);
        } finally {
            remove(policy);
        }
        // The log is written behind the answers.
        await().untilAsserted(() -> assertThat(system.log().of(account))
                .filteredOn(entry -> entry.path("result").asString().equals("accepted"))
                .filteredOn(entry -> !entry.path("tlsVersion").isMissingNode())
                .hasSizeGreaterThanOrEqualTo(mail.doors().size())
                .allMatch(entry -> entry.path("tlsVersion").asString().matches("TLSv1.3|>=TLSv1.2")));
    }

    private static Policy blockImapInTheWorkshop(Account account) {
        var location = Acme.unique("workshop");
        var api = system.api();
        api.post(
                        Api.ADMIN,
                        Port.POLICY,
                        "/v1/named-locations",
                        Map.of("id", location, "name", location, "ranges", List.of("127.0.2.0/24")))
                .expect(201);
        return block(
                "No mailboxes in " + location,
                Map.of(
                        "accounts", only(account.id()),
                        "protocols", only("imap"),
                        "locations", only(location)));
    }

    private static Policy block(String name, Map<String, ?> conditions) {
        var policy = Map.of("name", name, "state", "on", "effect", "block", "conditions", conditions);
        var made = system.api()
                .post(Api.ADMIN, Port.POLICY, "/v1/policies", policy)
                .expect(201);
        return new Policy(made.json().path("id").asString(), made.header("ETag"));
    }

    private static Map<String, List<String>> only(String value) {
        return Map.of("include", List.of(value), "exclude", List.of());
    }

    private static void remove(Policy policy) {
        system.api()
                .delete(Api.ADMIN, Port.POLICY, "/v1/policies/" + policy.id(), policy.eTag())
                .expect(204);
    }

    private static void awaitHeard(Heard expected, MailDoor door, Device device) {
        await().atMost(TAKES_EFFECT)
                .untilAsserted(() -> assertThat(door.signIn(device)).isEqualTo(expected));
    }

    private static void assertBlockedBy(Policy policy, Account account) {
        await().atMost(TAKES_EFFECT).untilAsserted(() -> {
            var newest = system.log().of(account).getFirst();
            assertThat(newest.path("reason").asString()).isEqualTo("blockedByPolicy");
            assertThat(newest.path("policies").valueStream()).anySatisfy(applied -> {
                assertThat(applied.path("policy").asString()).isEqualTo(policy.id());
                assertThat(applied.path("result").asString()).isEqualTo("failure");
            });
        });
    }

    private static JsonNode listed(String person, AppPassword password) {
        return system.api()
                .get(
                        person,
                        Port.CREDENTIAL,
                        "/v1/accounts/" + password.account().id() + "/app-passwords")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Tuple told(JsonNode entry) {
        return tuple(
                entry.path("frontDoor").asString(),
                entry.path("protocol").asString(),
                entry.path("result").asString(),
                entry.path("reason").asString(),
                entry.path("credentialLabel").asString(""),
                entry.path("address").asString());
    }

    private static List<Tuple> eachDoor(String result, String reason, String label, String address) {
        var expected = new ArrayList<Tuple>();
        mail.doors()
                .forEach(
                        door -> expected.add(tuple(door.frontDoor(), door.protocol(), result, reason, label, address)));
        return expected;
    }
}
