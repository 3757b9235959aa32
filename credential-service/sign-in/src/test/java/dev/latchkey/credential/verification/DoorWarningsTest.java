package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DoorWarningsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(DoorWarnings.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private Instant now = AnAttempt.NOW;
    private final DoorWarnings warnings = new DoorWarnings(() -> now);

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void stop() {
        log.detachAppender(told);
    }

    private static String words(ILoggingEvent event) {
        return event.getKeyValuePairs().stream()
                .map(each -> each.key + "=" + each.value)
                .collect(Collectors.joining("; "));
    }

    private static AnAttempt wrong(String field) {
        return switch (field) {
            case "protocols" -> anAttempt().by("imaps");
            case "services" -> anAttempt().at("archive");
            case "clientAddresses" -> anAttempt().throughADoorForClientsOf("10.0.0.0/8");
            default -> anAttempt().throughADoorOf("globex");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "protocols, imaps, imap, did you mean imap?",
        "services, archive, mail, the service that the proxy tells",
        "clientAddresses, 192.0.2.7, 10.0.0.0/8, the address that the proxy tells",
        "tenants, acme, globex, the domain that was typed"
    })
    void nameTheDoorAndWhatToChange(String field, String asked, String registered, String change) {
        new APipeline().warning(warnings).signIn(wrong(field)).join();
        assertThat(told.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(words(event))
                    .contains("frontDoor=mx", "field=" + field, "asked=" + asked, "registered=" + registered)
                    .contains("change=" + field + " of PATCH /v1/front-doors/mx", change);
        });
    }

    @Test
    void sayWhereTheDoorToldNoAddress() {
        new APipeline()
                .warning(warnings)
                .signIn(wrong("clientAddresses").from(null))
                .join();
        assertThat(told.list)
                .singleElement()
                .extracting(DoorWarningsTest::words)
                .asString()
                .contains("asked=no address");
    }

    /** Or whoever comes from elsewhere would fill the log. */
    @Test
    void areToldOnceAMinuteForEachDoorAndField() {
        APipeline pipeline = new APipeline().warning(warnings);
        pipeline.signIn(wrong("protocols")).join();
        pipeline.signIn(wrong("protocols")).join();
        assertThat(told.list).hasSize(1);
        pipeline.signIn(wrong("services")).join();
        assertThat(told.list).hasSize(2);
        now = now.plusSeconds(60);
        pipeline.signIn(wrong("protocols")).join();
        assertThat(told.list).hasSize(3);
    }

    @Test
    void areToldOfWhatDovecotsPolicyIsAskedToo() {
        assertThat(new APipeline()
                        .warning(warnings)
                        .authenticator(9)
                        .holdsBack(wrong("protocols").attempt())
                        .join())
                .isFalse();
        assertThat(told.list).hasSize(1);
    }

    @Test
    void areNotToldOfWhoIsLetInOrRefused() {
        APipeline pipeline = new APipeline().warning(warnings);
        pipeline.signIn(anAttempt().saying(APipeline.SECRET)).join();
        pipeline.signIn(anAttempt()).join();
        assertThat(told.list).isEmpty();
    }
}
