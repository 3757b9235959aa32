package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.existence.Existence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sign-in asks the database, of whom no cache knows. */
class ReadsOfSignInIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int EACH = 12;
    private static final String ONE_LOOK = "aggregate app_passwords";
    private static final String DOOR = "find front_doors";
    private static final String WHAT_CAME_ABOUT = "find app_passwords";

    private static Surroundings around;
    private static Replica management;

    private record Device(Acme acme, String login, String secret) {
        String signIn(Replica replica) {
            return acme.signIn(replica, login, secret).field("result");
        }
    }

    @BeforeAll
    static void start() {
        around = new Surroundings();
        management = new Replica(around, "management", "--latchkey.roles=management");
    }

    @AfterAll
    static void stop() {
        management.close();
        around.close();
    }

    private static Replica signIns() {
        Replica replica = new Replica(
                around,
                "sign-ins",
                List.of(Tokens.class, SentCommands.class),
                "--latchkey.roles=sign-in",
                "--latchkey.verification.refusal-after=5ms",
                "--latchkey.existence.look-every=100ms");
        await().atMost(SOON).until(replica.context.getBean(Existence.class)::isTrusted);
        sent(replica);
        return replica;
    }

    private static List<String> sent(Replica replica) {
        return replica.context.getBean(SentCommands.Listener.class).take();
    }

    private static Stream<Device> devices(Acme acme) {
        return IntStream.range(0, EACH).mapToObj(number -> device(acme, "device-" + number + "@" + acme.domain));
    }

    private static Device device(Acme acme, String login) {
        String account = acme.register(login);
        Http.Answer issued = management.api.post(
                "/v1/accounts/" + account + "/app-passwords", "{\"label\":\"Phone\"}", acme.as("owner", login));
        return new Device(acme, login, issued.field("secret"));
    }

    private static void signIn(Replica replica, List<Device> devices) {
        devices.forEach(each -> assertThat(each.signIn(replica)).isEqualTo("accepted"));
    }

    /** Each of whose doors is told by its key once. */
    private static List<String> oneLookFor(List<Device> devices) {
        return Collections.nCopies(devices.size(), ONE_LOOK);
    }

    private static List<Device> ofTwoTenants() {
        List<Device> devices = new ArrayList<>(Stream.of(new Acme(management), new Acme(management))
                .flatMap(ReadsOfSignInIT::devices)
                .toList());
        Collections.shuffle(devices);
        return devices;
    }

    @Test
    void isOneLookForEachAccountAfterARestartAndNoneForOneThatIsRemembered() {
        List<Device> devices = ofTwoTenants();
        for (String time : List.of("first", "after a restart")) {
            try (Replica replica = signIns()) {
                signIn(replica, devices);
                List<String> sent = sent(replica);
                assertThat(sent).as(time).filteredOn(each -> !each.equals(DOOR)).isEqualTo(oneLookFor(devices));
                assertThat(sent)
                        .as(time + ": two doors")
                        .filteredOn(DOOR::equals)
                        .hasSize(2);
                await().atMost(SOON).untilAsserted(() -> {
                    signIn(replica, devices);
                    // Its first use changes an app password, which is read again then.
                    assertThat(sent(replica)).isEmpty();
                });
            }
        }
    }

    /** By an address of mail as by the login. */
    @Test
    void isOneLookByAnAliasAndNoneForOneThatIsRemembered() {
        Acme acme = new Acme(management);
        List<Device> devices = devices(acme)
                .map(each -> new Device(acme, "mail-of-" + each.login(), each.secret()))
                .toList();
        haveAliases(acme, "{\"aliases\":[\"mail-of-%s\"]}");
        try (Replica replica = signIns()) {
            signIn(replica, devices);
            assertThat(sent(replica)).filteredOn(each -> !each.equals(DOOR)).isEqualTo(oneLookFor(devices));
            await().atMost(SOON).untilAsserted(() -> {
                signIn(replica, devices);
                assertThat(sent(replica)).isEmpty();
            });
            haveAliases(acme, "{\"aliases\":[]}");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(devices)
                            .as("what another replica remembers ends with the alias")
                            .allMatch(each -> each.signIn(replica).equals("refused")));
        }
    }

    private static void haveAliases(Acme acme, String change) {
        management.api.get("/v1/accounts?limit=100", acme.as("admin")).items().forEach(each -> {
            String account = "/v1/accounts/" + each.path("id").asString();
            acme.patch("admin", account, change.formatted(each.path("login").asString()));
        });
    }

    @Test
    void isOneLookForWhatHasComeAboutSince() {
        try (Replica replica = signIns()) {
            List<Device> devices = ofTwoTenants();
            sent(replica);
            signIn(replica, devices);
            assertThat(sent(replica))
                    .filteredOn(each -> !each.equals(DOOR) && !each.equals(WHAT_CAME_ABOUT))
                    .isEqualTo(oneLookFor(devices));
        }
    }
}
