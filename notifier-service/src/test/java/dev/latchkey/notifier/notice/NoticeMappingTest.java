package dev.latchkey.notifier.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordRotated;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.Event;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeMappingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor ANN = new Actor("ann", "person");

    @Test
    void tellsOfARotationOnce() {
        Event rotated =
                new AppPasswordRotated("acme", "ann", "old", 2, "Printer", "new", NOW, NOW.plusSeconds(60), ANN);
        assertThat(notice(issued("new", "old"))).isEmpty();
        assertThat(notice(rotated))
                .hasValueSatisfying(found -> assertThat(found.credentials()).containsExactly("new", "old"));
    }

    @Test
    void tellsOfANewOneAndOfARevokedOne() {
        Event revoked = new AppPasswordRevoked("acme", "ann", "one", 2, "Printer", NOW, null, ANN);
        assertThat(notice(issued("one", null))).map(Notice::kind).contains(NoticeKind.ISSUED);
        assertThat(notice(revoked)).map(Notice::kind).contains(NoticeKind.REVOKED);
    }

    @Test
    void tellsFromWhereOneWasUsedAgain() {
        Event used = new AppPasswordReawakened(
                "acme", "ann", "one", "Printer", NOW.minusSeconds(9), NOW, "192.0.2.7", "smtp");
        assertThat(notice(used)).hasValueSatisfying(found -> {
            assertThat(found.kind()).isEqualTo(NoticeKind.REAWAKENED);
            assertThat(NoticeText.what(found))
                    .isEqualTo("The app password \"Printer\" was used after a long time without use. It was somebody at"
                            + " 192.0.2.7, by smtp, on 1 March 2026, 12:00 UTC.");
        });
    }

    @Test
    void tellsNobodyOfWhatTheyHaveJustBroughtAbout() {
        Event revoked = new AppPasswordRevoked(
                "acme", "ann", "one", 2, "Printer", NOW, "this was not me", Actor.service("notice-link"));
        assertThat(notice(revoked)).isEmpty();
    }

    @Test
    void keepsALabelOnOneLine() {
        Event revoked = new AppPasswordRevoked("acme", "ann", "one", 2, "A\r\nBcc: x@y.example", NOW, null, ANN);
        assertThat(notice(revoked)).map(Notice::label).contains("A Bcc: x@y.example");
    }

    @Test
    void saysWhoDidIt() {
        assertThat(NoticeMapping.who(ANN)).isEqualTo("the person signed in as ann");
        assertThat(NoticeMapping.who(new Actor("scim", "client"))).isEqualTo("the program scim");
        assertThat(NoticeMapping.who(Actor.service("credential-service"))).startsWith("Latchkey itself");
    }

    private static Event issued(String credential, @Nullable String replaces) {
        return new AppPasswordIssued(
                "acme",
                "ann",
                credential,
                1,
                "Printer",
                Set.of(),
                Set.of(),
                List.of(),
                NOW,
                null,
                NOW.plusSeconds(60),
                replaces,
                null,
                ANN);
    }

    private static Optional<Notice> notice(Event event) {
        Envelope<?> envelope = new Envelope<>(UUID.randomUUID(), "/latchkey/test", NOW, "test", 1, null, event);
        RawRecord raw = new RawRecord(Topic.CREDENTIALS.wireName(), 0, 0, null, null, Map.of());
        return NoticeMapping.notice(new ReceivedEvent(envelope, raw), Duration.ofDays(7));
    }
}
