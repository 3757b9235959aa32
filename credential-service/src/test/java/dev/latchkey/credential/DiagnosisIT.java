package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Anna's devices fail in every way, and she, the help desk and nobody else are told why. */
class DiagnosisIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final Replica replica = Shared.replica();
    // The throttle counts by source, whosever account it is: each test fails from one of its own.
    private final String address = "203.0.113." + SOURCES.incrementAndGet();
    private final Acme acme = new Acme(replica);
    private final String path = "/v1/accounts/" + acme.account + "/diagnosis";

    private Answer signIn(String secret) {
        return signIn(acme.login, secret);
    }

    private Answer signIn(String login, String secret) {
        return signIn(login, secret, address);
    }

    /** Somewhere else, where what was refused here does not count. */
    private Answer signInElsewhere(String secret) {
        return signIn(acme.login, secret, address.replace("203.0.113.", "198.18.0."));
    }

    private Answer signIn(String login, String secret, String from) {
        return replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"%s\",\"client\":\"Thunderbird\"}"
                        .formatted(login, secret, from),
                "X-Latchkey-Door-Key",
                acme.key);
    }

    private Answer asOwner(String what) {
        return replica.api.get(what, acme.as("owner", acme.login));
    }

    private static List<String> reasons(Answer answer) {
        return answer.json()
                .at("/failures")
                .valueStream()
                .map(each -> each.get("reason").asString())
                .toList();
    }

    private static JsonNode finding(Answer answer, String reason) {
        return answer.json()
                .at("/failures")
                .valueStream()
                .filter(each -> each.get("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow();
    }

    private Answer onceItTells(String what, String... reasons) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reasons(asOwner(what))).contains(reasons));
        return asOwner(what);
    }

    private static String mistyped(String secret) {
        char first = secret.charAt(0);
        return (first == 'a' ? 'b' : 'a') + secret.substring(1);
    }

    @Test
    void saysWhyAndWhatToDo() {
        Issued phone = acme.issue();
        Issued sending = acme.issue("{\"label\":\"Scanner\",\"protocols\":[\"smtp\"]}");
        Issued home = acme.issue("{\"label\":\"At home\",\"networks\":[\"198.51.100.0/24\"]}");
        Issued bobs = bobs();
        signIn(phone.secret());
        signIn(sending.secret());
        signIn(home.secret());
        signInElsewhere(bobs.secret());
        signInElsewhere("Winter2026!");
        signInElsewhere(mistyped(phone.secret()));
        acme.revoke(phone);
        signIn(phone.secret());
        signIn(phone.secret());

        Answer told = onceItTells(
                path,
                "protocolNotAllowed",
                "networkNotAllowed",
                "wrongAccount",
                "notAnAppPassword",
                "mistyped",
                "revoked");

        assertThat(told.field("login")).isEqualTo(acme.login);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asOwner(path).field("lastWorked/device/label"))
                        .isEqualTo("Anna's phone"));
        assertThat(finding(told, "protocolNotAllowed").get("explanation").asString())
                .contains("“Scanner”", "not for imap", "for smtp alone");
        assertThat(finding(told, "networkNotAllowed").get("explanation").asString())
                .contains(address, "198.51.100.0/24");
        assertThat(finding(told, "notAnAppPassword").get("explanation").asString())
                .contains("main password");
        assertThat(finding(told, "mistyped").get("remedy").asString()).contains("letter by letter");
        JsonNode stale = finding(told, "revoked");
        // Within a second it is one try by two mechanisms.
        assertThat(stale.get("times").asInt()).isBetween(1, 2);
        assertThat(stale.at("/device/label").asString()).isEqualTo("Anna's phone");
        assertThat(stale.at("/device/state").asString()).isEqualTo("revoked");
        assertThat(stale.get("explanation").asString()).contains("was revoked on", "lost");
        assertThat(stale.get("protocol").asString()).isEqualTo("imap");
        assertThat(stale.get("address").asString()).isEqualTo(address);
        assertThat(reasons(told)).as("newest first").startsWith("revoked");
        JsonNode wrong = finding(told, "wrongAccount");
        assertThat(wrong.has("device")).isFalse();
        assertThat(told.text()).doesNotContain(bobs.id(), "Bob's tablet");
        givesNothingAway(told);
    }

    private Issued bobs() {
        String login = "bob@" + acme.domain;
        String bob = acme.register(login);
        Answer issued = acme.post("admin", "/v1/accounts/" + bob + "/app-passwords", "{\"label\":\"Bob's tablet\"}");
        Acme.SECRETS.add(issued.field("secret"));
        return new Issued(issued.field("id"), issued.field("secret"));
    }

    private void givesNothingAway(Answer told) {
        List<String> fingerprints =
                TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class).stream()
                        .flatMap(each -> Stream.ofNullable(each.secretFingerprint()))
                        .toList();
        assertThat(fingerprints).isNotEmpty();
        fingerprints.forEach(each -> assertThat(told.text()).doesNotContain("\"" + each + "\""));
        assertThat(told.text()).doesNotContain("ingerprint", "Winter2026!");
        Acme.SECRETS.forEach(each -> assertThat(told.text()).doesNotContain(each));
    }

    @Test
    void saysOfADeviceWhatConcernsIt() {
        Issued phone = acme.issue();
        Issued scanner = acme.issue("{\"label\":\"Scanner\",\"protocols\":[\"smtp\"]}");
        signIn(phone.secret());
        signIn(scanner.secret());
        String ofScanner = acme.passwords() + "/" + scanner.id() + "/diagnosis";
        Answer told = onceItTells(ofScanner, "protocolNotAllowed");
        assertThat(reasons(told)).containsExactly("protocolNotAllowed");
        assertThat(told.json().at("/device/label").asString()).isEqualTo("Scanner");
        assertThat(told.field("summary")).contains("It has not worked yet", "pending");

        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            Answer works = asOwner(acme.passwords() + "/" + phone.id() + "/diagnosis");
            assertThat(works.json().get("failures").isEmpty()).isTrue();
            assertThat(works.field("summary")).contains("No failures", "It last worked on");
            assertThat(works.field("lastWorked/address")).isEqualTo(address);
        });
        assertThat(asOwner(acme.passwords() + "/nothing/diagnosis").status()).isEqualTo(404);
    }

    @Test
    void tellsADisabledAccountFromOneThatWasDisabled() {
        Issued phone = acme.issue();
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"disabled\"}");
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            signIn(phone.secret());
            assertThat(finding(asOwner(path), "accountDisabled").get("remedy").asString())
                    .contains("enable it");
        });
        acme.patch("admin", "/v1/accounts/" + acme.account, "{\"state\":\"active\"}");
        assertThat(finding(asOwner(path), "accountDisabled").get("explanation").asString())
                .contains("was disabled");
    }

    @Test
    void tellsTheOwnerOfADeviceThatItsLoginIsMistyped() {
        Issued phone = acme.issue();
        signIn("ana@" + acme.domain, phone.secret());
        Answer told = onceItTells(path, "accountUnknown");
        assertThat(finding(told, "accountUnknown").get("explanation").asString())
                .contains("ana@" + acme.domain);
    }

    @Test
    void tellsTheOwnerOfASecretThatItStrayedAndNotWhere() {
        String bob = acme.register("bob@" + acme.domain);
        Answer issued = acme.post("admin", "/v1/accounts/" + bob + "/app-passwords", "{\"label\":\"Bob's tablet\"}");
        Acme.SECRETS.add(issued.field("secret"));
        signIn(issued.field("secret"));
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            Answer told = replica.api.get("/v1/accounts/" + bob + "/diagnosis", acme.as("owner", "bob@" + acme.domain));
            assertThat(finding(told, "wrongAccount").at("/device/label").asString())
                    .isEqualTo("Bob's tablet");
            assertThat(told.text()).doesNotContain(acme.login);
        });
    }

    @Test
    void saysUntilWhenAnAddressIsHeldBack() {
        Issued phone = acme.issue();
        for (int guess = 0; guess < 8; guess++) {
            signIn("guess-number-" + guess);
        }
        signIn(phone.secret());
        Answer told = onceItTells(path, "throttled");
        assertThat(finding(told, "throttled").get("explanation").asString()).contains("wrong passwords");
    }

    @Test
    void isForTheOwnerAndWhoeverHelps() {
        Issued phone = acme.issue();
        signIn("Winter2026!");
        onceItTells(path, "notAnAppPassword");
        String device = acme.passwords() + "/" + phone.id() + "/diagnosis";
        acme.register("bob@" + acme.domain);
        Acme other = new Acme(replica);
        for (String each : List.of(path, device)) {
            for (String role : List.of("admin", "helpdesk", "analyst", "auditor")) {
                assertThat(acme.get(role, each).status()).as(role).isEqualTo(200);
            }
            assertThat(replica.api
                            .get(each, acme.as("owner", "bob@" + acme.domain))
                            .status())
                    .isEqualTo(404);
            assertThat(acme.get("platform", each).status()).isEqualTo(403);
            assertThat(replica.api
                            .get(each, other.as("owner,admin,helpdesk,analyst,auditor", acme.login))
                            .status())
                    .isEqualTo(404);
            assertThat(replica.api.get(each).status()).isEqualTo(401);
        }
        assertThat(reasons(acme.get("helpdesk", path))).containsExactly("notAnAppPassword");
    }
}
