package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordResumed;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Event;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What becomes of app passwords: suspended, resumed, rotated, revoked by many and in bulk. */
class LifecycleIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private Answer move(String roles, Issued password, String move, String body) {
        return replica.api.post(acme.passwords() + "/" + password.id() + "/" + move, body, acme.as(roles, acme.login));
    }

    private String signIn(String secret) {
        return acme.signIn(secret).field("result");
    }

    private SignInReason lastReason() {
        return TopicView.events(Shared.around(), Topic.SIGN_INS, acme.tenant, SignInRecorded.class)
                .getLast()
                .reason();
    }

    private <E extends Event> List<E> events(Class<E> type) {
        return TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, type);
    }

    private Issued rotated(Issued password, String body) {
        Answer answer = move("owner", password, "rotate", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        Acme.SECRETS.add(answer.field("secret"));
        return new Issued(answer.field("id"), answer.field("secret"));
    }

    @Test
    void findsAnAppPasswordByItsIdAloneInItsTenantAlone() {
        Issued password = acme.issue();
        String[] admin = acme.as("admin", acme.login);
        assertThat(replica.api
                        .get("/v1/app-passwords?id=" + password.id(), admin)
                        .field("items/0/label"))
                .isNotBlank();
        Acme other = new Acme(replica);
        assertThat(replica.api
                        .get("/v1/app-passwords?id=" + password.id(), other.as("admin", other.login))
                        .text())
                .isEqualTo("{\"items\":[]}");
        for (String wrong : List.of("", "1", password.id().toUpperCase(Locale.ROOT))) {
            assertThat(replica.api.get("/v1/app-passwords?id=" + wrong, admin).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesWhatIsSuspendedUntilItIsResumed() {
        Issued password = acme.issue();
        assertThat(signIn(password.secret())).isEqualTo("accepted");
        Answer suspended = move("helpdesk", password, "suspend", "{\"reason\":\"laptop missing\"}");
        assertThat(suspended.field("state")).isEqualTo("suspended");
        assertThat(suspended.field("suspension/reason")).isEqualTo("laptop missing");
        assertThat(signIn(password.secret())).isEqualTo("refused");
        assertThat(lastReason()).isEqualTo(SignInReason.SUSPENDED);
        assertThat(move("owner", password, "resume", "{}").status())
                .as("nobody undoes what was done against their own account")
                .isEqualTo(403);
        assertThat(move("helpdesk", password, "resume", "{}").status()).isEqualTo(200);
        assertThat(signIn(password.secret())).isEqualTo("accepted");
        assertThat(events(AppPasswordSuspended.class)).hasSize(1);
        assertThat(events(AppPasswordResumed.class)).hasSize(1);
    }

    @Test
    void letsBothInUntilTheOldOneRetires() {
        Issued old = acme.issue("{\"label\":\"Scanner\",\"protocols\":[\"imap\"]}");
        signIn(old.secret());
        Issued next = rotated(old, "{\"overlap\":\"PT1H\"}");
        assertThat(signIn(old.secret())).isEqualTo("accepted");
        assertThat(signIn(next.secret())).isEqualTo("accepted");
        Answer list = replica.api.get(acme.passwords(), acme.as("owner", acme.login));
        assertThat(list.field("items/0/state")).isEqualTo("retiring");
        assertThat(list.field("items/0/succession/successor")).isEqualTo(next.id());
        assertThat(list.field("items/1/replaces")).isEqualTo(old.id());
        assertThat(list.field("items/1/label")).isEqualTo("Scanner");
        assertThat(list.field("items/1/protocols/0")).isEqualTo("imap");
        assertThat(events(AppPasswordRotated.class))
                .singleElement()
                .satisfies(each -> assertThat(each.successor()).isEqualTo(next.id()));
    }

    @Test
    void refusesAStaleDeviceOnceTheOverlapIsOver() {
        Issued old = acme.issue();
        signIn(old.secret());
        Issued next = rotated(old, "{\"overlap\":\"PT0.5S\"}");
        await().until(() -> signIn(old.secret()).equals("refused"));
        assertThat(lastReason()).isEqualTo(SignInReason.ROTATED_OUT);
        assertThat(signIn(next.secret())).isEqualTo("accepted");
    }

    @Test
    void saysWhatCanBeDoneInsteadOfWhatCannot() {
        Issued password = acme.issue();
        acme.revoke(password);
        for (String move : List.of("suspend", "rotate", "resume")) {
            Answer answer = move("admin,helpdesk", password, move, "{}");
            assertThat(answer.status()).as(move).isEqualTo(409);
            assertThat(answer.field("errors/0/given")).isEqualTo("revoked");
            assertThat(answer.field("errors/0/expected")).contains("revoke");
        }
        assertThat(acme.revoke(password).status()).isEqualTo(200);
        assertThat(events(AppPasswordRevoked.class)).hasSize(1);
    }

    @Test
    void issuesOnceForAnIdempotencyKeyAndShowsTheSecretOnce() {
        String[] with = append(acme.as("owner", acme.login), "Idempotency-Key", "7d1e");
        Answer first = replica.api.post(acme.passwords(), "{\"label\":\"Phone\"}", with);
        Acme.SECRETS.add(first.field("secret"));
        Answer again = replica.api.post(acme.passwords(), "{\"label\":\"Phone\"}", with);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.field("id")).isEqualTo(first.field("id"));
        assertThat(again.text()).doesNotContain(first.field("secret")).doesNotContain("\"secret\"");
        assertThat(again.header("Link")).contains(first.field("id") + "/rotate>; rel=\"rotate\"");
        assertThat(replica.api
                        .post(acme.passwords(), "{\"label\":\"Laptop\"}", with)
                        .status())
                .as("the same key for something else")
                .isEqualTo(422);
        assertThat(events(AppPasswordIssued.class)).hasSize(1);
        assertThat(replica.api
                        .post(
                                acme.passwords(),
                                "{\"label\":\"x\"}",
                                append(acme.as("owner", acme.login), "Idempotency-Key", "two words"))
                        .wrongFields())
                .containsExactly("Idempotency-Key");
    }

    private static String[] append(String[] headers, String... more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(headers), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }

    /** Two hundred at once on one account. */
    @Test
    void keepsTheLimitAndOneEventForEachChangeWhateverHappensAtOnce() throws Exception {
        List<Issued> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(acme.issue());
        }
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            tasks.add(() -> replica.api.post(acme.passwords(), "{\"label\":\"x\"}", acme.as("owner", acme.login)));
        }
        first.forEach(each -> tasks.add(() -> move("owner", each, "rotate", "{}")));
        first.forEach(each -> tasks.add(() -> acme.revoke(each)));
        java.util.Collections.shuffle(tasks, new java.util.Random(7));
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (Future<Answer> each : threads.invokeAll(tasks)) {
                answers.add(each.get());
            }
        }
        assertThat(answers).allSatisfy(each -> assertThat(each.status()).isIn(200, 201, 202, 409));
        answers.stream().filter(each -> each.status() == 201).forEach(each -> Acme.SECRETS.add(each.field("secret")));
        Answer list = replica.api.get(acme.passwords() + "?limit=500", acme.as("owner", acme.login));
        long counting = list.items()
                .filter(each ->
                        List.of("pending", "active").contains(each.path("state").asString()))
                .count();
        assertThat(counting).isLessThanOrEqualTo(40).isGreaterThanOrEqualTo(20);
        assertThat(list.items()
                        .filter(each -> first.stream()
                                .anyMatch(one -> one.id().equals(each.path("id").asString())))
                        .map(each -> each.path("state").asString()))
                .containsOnly("revoked");
        List<String> issued = events(AppPasswordIssued.class).stream()
                .map(AppPasswordIssued::credential)
                .toList();
        assertThat(issued).doesNotHaveDuplicates().hasSize((int) list.items().count());
        assertThat(events(AppPasswordRevoked.class))
                .extracting(AppPasswordRevoked::credential)
                .doesNotHaveDuplicates();
    }

    @Test
    void revokesInBulkOnlyWhatWasLookedAt() {
        Issued imap = acme.issue("{\"label\":\"a\",\"protocols\":[\"imap\"]}");
        Issued smtp = acme.issue("{\"label\":\"b\",\"protocols\":[\"smtp\"]}");
        String path = "/v1/app-passwords/revoke";
        assertThat(acme.post("helpdesk", path, "{\"protocol\":\"imap\"}").status())
                .isEqualTo(403);
        assertThat(acme.post("admin", path, "{}").wrongFields()).containsExactly("all");
        assertThat(acme.post("admin", path, "{\"protocol\":\"imap\",\"unusedFor\":\"-P1D\"}")
                        .wrongFields())
                .containsExactly("unusedFor");
        Answer dry = acme.post("admin", path, "{\"protocol\":\"imap\"}");
        assertThat(dry.field("count")).isEqualTo("1");
        assertThat(dry.field("sample/0/id")).isEqualTo(imap.id());
        assertThat(signIn(imap.secret())).as("nothing is done yet").isEqualTo("accepted");
        Issued another = acme.issue("{\"label\":\"c\",\"protocols\":[\"imap\"]}");
        String confirmed = "{\"protocol\":\"imap\",\"reason\":\"end of IMAP\",\"confirm\":\"%s\"}";
        assertThat(acme.post("admin", path, confirmed.formatted(dry.field("confirm")))
                        .status())
                .as("one more matches by now")
                .isEqualTo(409);
        String confirm = acme.post("admin", path, "{\"protocol\":\"imap\"}").field("confirm");
        assertThat(acme.post("admin", path, confirmed.formatted(confirm)).field("revoked"))
                .isEqualTo("2");
        for (Issued gone : List.of(imap, another)) {
            assertThat(signIn(gone.secret())).isEqualTo("refused");
        }
        assertThat(replica.api
                        .get(acme.passwords(), acme.as("owner", acme.login))
                        .items()
                        .filter(each -> each.path("id").asString().equals(smtp.id()))
                        .map(each -> each.path("state").asString()))
                .containsExactly("pending");
        Acme other = new Acme(replica);
        Issued theirs = other.issue();
        String all = acme.post("admin", path, "{\"all\":true}").field("confirm");
        acme.post("admin", path, "{\"all\":true,\"confirm\":\"%s\"}".formatted(all));
        assertThat(other.signIn(theirs.secret()).field("result"))
                .as("of another tenant")
                .isEqualTo("accepted");
    }
}
