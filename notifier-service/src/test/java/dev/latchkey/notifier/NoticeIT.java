package dev.latchkey.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.kit.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Owners are told what happens to their app passwords, and are believed when they say that it was not they. */
class NoticeIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https://latchkey.example(/v1/notices/not-me\\?token=(\\S+))");
    private static final Actor OWNER = new Actor("s-anna", "person");

    @TempDir
    static Path directory;

    static EmbeddedBroker broker;
    static TestDatabase database;
    static GreenMail mail;
    static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        notifier = RunningNotifier.start(
                broker,
                database,
                "latchkey.notice.base-url=https://latchkey.example",
                "latchkey.notice.again-after=2s",
                "latchkey.notice.retry-after=200ms",
                "latchkey.notice.poll=100ms",
                "latchkey.channel.mail.host=127.0.0.1",
                "latchkey.channel.mail.port=" + mail.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        notifier.close();
        mail.stop();
        database.close();
        broker.close();
    }

    private static void account(String tenant, String email) {
        AccountChanged changed = new AccountChanged(
                tenant, "a-1", "anna@" + tenant, null, null, email, AccountState.ACTIVE, Set.of(), 1, OWNER);
        notifier.record(UUID.randomUUID(), Instant.now(), changed);
    }

    private static void issued(String tenant, UUID id, Instant at) {
        AppPasswordIssued fact = new AppPasswordIssued(
                tenant,
                "a-1",
                "c-1",
                1,
                "Anna's\r\nBcc: everybody@evil.example <b>phone</b>",
                Set.of(),
                Set.of(),
                List.of(),
                at,
                null,
                at.plusSeconds(60),
                null,
                null,
                OWNER);
        notifier.record(id, at, fact);
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(each -> {
                    try {
                        return each.getAllRecipients().length == 1
                                && each.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    private static List<MimeMessage> received(String address, int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(mailsTo(address)).hasSizeGreaterThanOrEqualTo(count));
        return mailsTo(address);
    }

    private static Matcher link(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher(message.getContent().toString());
        assertThat(link.find()).as(message.getContent().toString()).isTrue();
        return link;
    }

    private static int alerts(String tenant) {
        byte[] body = notifier.as(tenant + ".analyst")
                .get()
                .uri("/v1/alerts?detector=disowned")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        Matcher found =
                Pattern.compile("\"credential\"").matcher(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        return (int) found.results().count();
    }

    private static WebTestClient.ResponseSpec press(String token) {
        return notifier.anonymous()
                .post()
                .uri("/v1/notices/not-me")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("token", token))
                .exchange();
    }

    @Test
    void tellsTwiceAndOnlyTwiceHoweverOftenItIsRead() throws Exception {
        UUID id = UUID.randomUUID();
        account("twice", "anna@private.example");
        issued("twice", id, Instant.now());
        issued("twice", id, Instant.now());
        List<MimeMessage> both = received("anna@private.example", 2);
        assertThat(both.getFirst().getSubject()).contains("Anna's").doesNotContain("\n");
        assertThat(both.getFirst().getHeader("Bcc")).isNull();
        assertThat(both.getFirst().getContent().toString()).contains("was created", "s-anna");
        assertThat(both.getLast().getContent().toString()).contains("second of two mails");
        // Another one that is told after them shows that nothing more of the first was due.
        account("after", "after@private.example");
        issued("after", UUID.randomUUID(), Instant.now());
        received("after@private.example", 2);
        assertThat(mailsTo("anna@private.example")).hasSize(2);
    }

    @Test
    void believesTheOwnerWhoSaysThatItWasNotThey() throws Exception {
        account("notme", null);
        AppPasswordRotated fact = new AppPasswordRotated(
                "notme",
                "a-1",
                "c-old",
                2,
                "Phone",
                "c-new",
                Instant.now(),
                Instant.now().plusSeconds(60),
                OWNER);
        notifier.record(UUID.randomUUID(), Instant.now(), fact);
        Matcher link = link(received("anna@notme", 1).getFirst());
        notifier.anonymous()
                .get()
                .uri(link.group(1))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).contains("frame-ancestors 'none'"))
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .value("Cache-Control", cache -> assertThat(cache).contains("no-store"))
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("This was not me", "Phone"));
        assertThat(alerts("notme")).as("looking changes nothing").isZero();
        press(link.group(2)).expectStatus().isOk();
        press(link.group(2)).expectStatus().isOk();
        assertThat(alerts("notme"))
                .as("the old one and its successor, once each")
                .isEqualTo(2);
        assertThat(alerts("twice")).as("another tenant").isZero();
    }

    @Test
    void escapesWhatOthersHaveWritten() throws Exception {
        account("html", null);
        issued("html", UUID.randomUUID(), Instant.now());
        Matcher link = link(received("anna@html", 1).getFirst());
        notifier.anonymous()
                .get()
                .uri(link.group(1))
                .exchange()
                .expectBody(String.class)
                .value(page -> assertThat(page).doesNotContain("<b>phone").contains("&lt;b&gt;phone"));
    }

    @Test
    void answersEveryBrokenLinkAlike() {
        String good = new String[] {"1." + UUID.randomUUID() + ".9999999999." + "A".repeat(43)}[0];
        for (String token : List.of("", "nonsense", good)) {
            press(token)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains("This link does not work"));
            notifier.anonymous()
                    .get()
                    .uri("/v1/notices/not-me?token=" + token)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void tellsNobodyOfWhatHappenedLongAgo() {
        account("old", "old@private.example");
        issued("old", UUID.randomUUID(), Instant.now().minus(Duration.ofDays(2)));
        account("new", "new@private.example");
        issued("new", UUID.randomUUID(), Instant.now());
        received("new@private.example", 2);
        assertThat(mailsTo("old@private.example")).isEmpty();
    }
}
