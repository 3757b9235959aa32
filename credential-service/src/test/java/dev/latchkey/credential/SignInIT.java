package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private List<SignInRecorded> record() {
        return TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class);
    }

    private SignInReason lastReason() {
        return record().getLast().reason();
    }

    @Test
    void letsADeviceInThroughEveryDoorUntilItIsRevoked() {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        assertThat(acme.forwardAuth(replica, password.secret()).status()).isEqualTo(200);
        assertThat(acme.nginx(replica, password.secret()).header("Auth-Status")).isEqualTo("OK");
        assertThat(acme.passdb(replica, password.secret()).field("user")).isEqualTo(acme.login);
        assertThat(record())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.credentialLabel()).isEqualTo("Anna's phone"));

        assertThat(acme.revoke(password).field("state")).isEqualTo("revoked");

        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
        assertThat(acme.forwardAuth(replica, password.secret()).status()).isEqualTo(401);
        assertThat(acme.nginx(replica, password.secret()).header("Auth-Error-Code"))
                .isEqualTo("535 5.7.8");
        assertThat(acme.passdb(replica, password.secret()).status()).isEqualTo(401);
        assertThat(record()).hasSize(8);
        assertThat(lastReason()).isEqualTo(SignInReason.REVOKED);
    }

    @Test
    void saysWhenWhereAndHowADeviceWasLastUsed() {
        Issued password = acme.issue();
        acme.forwardAuth(replica, password.secret());
        await().untilAsserted(() -> {
            Answer list = replica.api.get(acme.passwords(), acme.as("owner", acme.login));
            assertThat(list.field("items/0/lastUsed/protocol")).isEqualTo("http");
            assertThat(list.field("items/0/lastUsed/address")).isEqualTo("192.0.2.7");
            assertThat(list.field("items/0/lastUsed/frontDoor")).isEqualTo("d-" + acme.tenant);
            assertThat(list.field("items/0/lastUsed/at")).isNotEmpty();
            assertThat(list.field("items/0/state")).isEqualTo("active");
            assertThat(list.text()).doesNotContain("secret");
        });
    }

    @Test
    void namesOnTheRecordWhyItRefused() {
        Issued imap = acme.issue("{\"label\":\"x\",\"protocols\":[\"smtp\"]}");
        Issued home = acme.issue("{\"label\":\"x\",\"networks\":[\"198.51.100.0/24\"]}");
        Issued good = acme.issue();
        acme.signIn("Winter2026!");
        assertThat(lastReason()).isEqualTo(SignInReason.NOT_AN_APP_PASSWORD);
        acme.signIn(imap.secret());
        assertThat(lastReason()).isEqualTo(SignInReason.PROTOCOL_NOT_ALLOWED);
        acme.signIn(home.secret());
        assertThat(lastReason()).isEqualTo(SignInReason.NETWORK_NOT_ALLOWED);
        acme.register("bob@" + acme.domain);
        acme.signIn(replica, "bob@" + acme.domain, good.secret());
        assertThat(lastReason()).isEqualTo(SignInReason.WRONG_ACCOUNT);
        acme.signIn(replica, "nobody@" + acme.domain, good.secret());
        assertThat(lastReason()).isEqualTo(SignInReason.ACCOUNT_UNKNOWN);
        String path = "/v1/accounts/" + acme.account;
        acme.patch("admin", path, "{\"legacyDisabledFor\":[\"imap\"]}");
        await().untilAsserted(() -> {
            acme.signIn(good.secret());
            assertThat(lastReason()).isEqualTo(SignInReason.LEGACY_DISABLED_FOR_ACCOUNT);
        });
        acme.patch("admin", path, "{\"state\":\"disabled\",\"legacyDisabledFor\":[]}");
        await().untilAsserted(() -> {
            acme.signIn(good.secret());
            assertThat(lastReason()).isEqualTo(SignInReason.ACCOUNT_DISABLED);
        });
        acme.patch("admin", path, "{\"state\":\"active\"}");
        acme.patch("admin", "/v1/tenants/" + acme.tenant, "{\"appPasswordsEnabled\":false}");
        await().untilAsserted(() -> {
            acme.signIn(good.secret());
            assertThat(lastReason()).isEqualTo(SignInReason.APP_PASSWORDS_DISABLED);
        });
    }

    @Test
    void forgivesWhatDevicesMakeOfASecret() {
        String secret = acme.issue().secret();
        for (String typed : List.of(
                secret.toUpperCase(java.util.Locale.ROOT),
                secret.replace("-", " "),
                secret.replace("-", ""),
                "\u200B" + secret + "\u00A0",
                secret.replace("-", "\u2013"))) {
            assertThat(acme.signIn(typed).field("result")).as(typed).isEqualTo("accepted");
        }
    }

    @Test
    void issuesTheLongFormToo() {
        Issued password = acme.issue("{\"label\":\"server\",\"form\":\"long\"}");
        assertThat(password.secret()).matches("[a-z]{5}(-[a-z]{5}){4}");
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
    }

    @Test
    void revokesOnceHoweverManyAskForIt() throws Exception {
        Issued password = acme.issue();
        acme.signIn(password.secret());
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> revocation = () -> acme.revoke(password).status();
            for (var each : threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(i -> revocation).toList())) {
                statuses.add(each.get());
            }
        }
        assertThat(statuses).hasSize(100).containsOnly(200);
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordRevoked.class))
                .hasSize(1);
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
    }

    /** A door that was taken over learns nothing of other tenants, nor of what it does not serve. */
    @Test
    void answersADoorsQuestionsWithinItsScopeAlone() {
        for (int guess = 0; guess < 5; guess++) {
            acme.signIn("guess-number-" + guess);
        }
        Acme globex = new Acme(replica);
        assertThat(held(acme.key, "imap")).isEqualTo("-1");
        assertThat(held(scoped(globex, "other", "\"imap\"", globex.tenant), "imap"))
                .isEqualTo("0");
        assertThat(held(scoped(acme, "own", "\"imap\"", acme.tenant), "imap")).isEqualTo("-1");
        String http = scoped(acme, "http", "\"http\"", acme.tenant);
        assertThat(held(http, "imap")).isEqualTo("0");
        assertThat(held(http, "")).as("of no protocol").isEqualTo("0");
    }

    private static String scoped(Acme owner, String id, String protocols, String tenant) {
        return owner.door(id + "-" + owner.tenant, protocols, ",\"tenants\":[\"%s\"]".formatted(tenant))
                .field("key");
    }

    private String held(String key, String protocol) {
        return acme.held(replica, key, acme.login, protocol);
    }

    @Test
    void throttlesWhoGuessesAndNobodyElse() {
        Issued password = acme.issue();
        for (int guess = 0; guess < 5; guess++) {
            acme.signIn("guess-number-" + guess);
        }
        acme.signIn(password.secret());
        assertThat(lastReason()).isEqualTo(SignInReason.THROTTLED);
        Answer policy = replica.doors.post(
                "/v1/doors/dovecot/policy?command=allow",
                "{\"login\":\"%s\",\"remote\":\"192.0.2.7\"}".formatted(acme.login),
                "X-Latchkey-Door-Key",
                acme.key);
        assertThat(policy.field("status")).isEqualTo("-1");
        Answer elsewhere = replica.doors.post(
                "/v1/sign-ins",
                "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"198.51.100.1\"}"
                        .formatted(acme.login, password.secret()),
                "X-Latchkey-Door-Key",
                acme.key);
        assertThat(elsewhere.field("result")).isEqualTo("accepted");
        replica.doors.post(
                "/v1/doors/dovecot/policy?command=report",
                "{\"login\":\"%s\",\"remote\":\"192.0.2.7\",\"protocol\":\"imap\",\"success\":false,\"policy_reject\":true}"
                        .formatted(acme.login),
                "X-Latchkey-Door-Key",
                acme.key);
        SignInRecorded reported = record().getLast();
        assertThat(reported.reason()).isEqualTo(SignInReason.THROTTLED);
        assertThat(reported.secretFingerprint()).isNull();
    }
}
