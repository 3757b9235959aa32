package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.client.ClientHome;
import dev.latchkey.quickstart.journey.client.ClientShown;
import dev.latchkey.quickstart.journey.client.ClientSite;
import dev.latchkey.quickstart.journey.client.ClientVerdict;
import dev.latchkey.quickstart.journey.client.ClientsPage;
import dev.latchkey.quickstart.journey.client.SignInCase;
import dev.latchkey.quickstart.journey.client.UserClient;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.StaticSite;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The clients that people have, set up as they are, sign in with what is right and what is not: each shows what kind of
 * no it is, and {@code docs/clients.md} tells its words.
 */
@Journey
class ClientsJourneyIT {
    private static final String HERE = "127.0.0.1";
    private static final String DOOR = "clients";
    private static final Duration TAKES_EFFECT = Duration.ofSeconds(60);
    private static final Running RUNNING = new Running();
    private static final Map<SignInCase, AppPassword> PASSWORDS = new EnumMap<>(SignInCase.class);
    private static final Map<SignInCase, ClientSite> SITES = new EnumMap<>(SignInCase.class);

    private static WholeSystem system;
    private static Acme acme;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        startSites();
        prepareAppPasswords();
        block(PASSWORDS.get(SignInCase.BLOCKED));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static void startSites() {
        var files = RUNNING.add(new StaticSite(RUNNING.directory("clients-site")));
        var ours = ClientSite.start(RUNNING, door(Set.of()).latchkey(), files);
        Arrays.stream(SignInCase.values()).forEach(each -> SITES.put(each, ours));
        SITES.put(SignInCase.TEMPORARY, ClientSite.start(RUNNING, FakeLatchkey.switchedOff(), files));
        var foreign = door(Set.of("globex")).latchkey();
        SITES.put(SignInCase.MISPLACED_DOOR, ClientSite.start(RUNNING, foreign, files));
    }

    private static Door door(Set<String> tenants) {
        return acme.door(DOOR, Set.of("imap", "smtp", "http"), Set.of("mail", "files"), Map.of(), tenants);
    }

    private static void prepareAppPasswords() {
        for (var about : SignInCase.values()) {
            PASSWORDS.put(about, acme.issue(acme.account("client"), "Laptop"));
        }
        var filters = Map.of("label", "Filters", "protocols", List.of("sieve"));
        PASSWORDS.put(SignInCase.ANOTHER_PROTOCOL, acme.issue(Api.ADMIN, acme.account("client"), filters));
        acme.revoke(PASSWORDS.get(SignInCase.REVOKED));
        PASSWORDS.computeIfPresent(SignInCase.MISTYPED, (about, right) -> right.mistyped());
    }

    private static void block(AppPassword password) {
        var accounts = Map.of("include", List.of(password.account().id()), "exclude", List.of());
        var name = "Nothing for " + password.account().login();
        var policy = Map.of("name", name, "state", "on", "effect", "block", "conditions", Map.of("accounts", accounts));
        var made = system.api()
                .post(Api.ADMIN, Port.POLICY, "/v1/policies", policy)
                .expect(201);
        var path = "/v1/policies/" + made.json().path("id").asString();
        RUNNING.add(() -> system.api()
                .delete(Api.ADMIN, Port.POLICY, path, made.header("ETag"))
                .expect(204));
        var door = acme.jsonDoor();
        await().atMost(TAKES_EFFECT)
                .untilAsserted(
                        () -> assertThat(door.signIn(password.in(HERE), "imap")).isEqualTo(Heard.REFUSED));
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatKindOfNoItIs(UserClient client) {
        assumeThat(client.isInstalled()).as("%s is installed", client).isTrue();

        var seen = inEachCase(client);

        assertThat(seen).allSatisfy((about, shown) -> {
            assertThat(shown.verdict()).as("%s", about).isEqualTo(about.expected(client.isOfTheWeb()));
            assertThat(shown.keeps() || shown.verdict() == ClientVerdict.WRONG_PASSWORD)
                    .as("%s: throws no right password away", about)
                    .isTrue();
            assertThat(shown.words())
                    .as("%s", about)
                    .doesNotContain(PASSWORDS.get(about).secret());
        });
        assertThat(SignInCase.values()).allSatisfy(about -> assertIsOnTheRecord(about, client.protocol()));
        assumeThat(ClientsPage.tellsOfThisRelease())
                .as("docs/clients.md tells of the clients of this machine's release")
                .isTrue();
        ClientsPage.check(client, seen);
    }

    /** The client cannot tell what was wrong; so it is here that each case is what it says. */
    private static void assertIsOnTheRecord(SignInCase about, String protocol) {
        var reasons = about.reason().isEmpty() ? Set.of() : Set.of(about.reason());
        await().atMost(TAKES_EFFECT)
                .untilAsserted(() ->
                        assertThat(reasonsOf(about, protocol)).as("%s", about).isEqualTo(reasons));
    }

    private static Set<String> reasonsOf(SignInCase about, String protocol) {
        return system.log().of(PASSWORDS.get(about).account()).stream()
                .filter(entry -> entry.path("frontDoor").asString().startsWith(DOOR))
                .filter(entry -> entry.path("protocol").asString().equals(protocol))
                .map(entry -> entry.path("reason").asString())
                .collect(Collectors.toSet());
    }

    private static Map<SignInCase, ClientShown> inEachCase(UserClient client) {
        var seen = new ConcurrentHashMap<SignInCase, ClientShown>();
        Arrays.stream(SignInCase.values()).parallel().forEach(each -> seen.put(each, show(client, each)));
        return new EnumMap<>(seen);
    }

    private static ClientShown show(UserClient client, SignInCase about) {
        try (var directory = TrialDirectory.create("clients-home")) {
            return new ClientHome(client, PASSWORDS.get(about).in(HERE), SITES.get(about), directory).signIn();
        }
    }
}
