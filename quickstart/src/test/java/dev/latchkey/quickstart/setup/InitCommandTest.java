package dev.latchkey.quickstart.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.api.FakeService;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private static final String KEY = "lkd_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
    private static final String ALL = "dovecot,postfix,nginx-mail,nginx-http,traefik,envoy";

    /** Of a recipe, what shows it whole, or is told how to in words. */
    private static final Set<String> EXAMPLES =
            Set.of("dovecot/dovecot.conf", "postfix/main.cf", "postfix/master.cf", "nginx-http/nginx.conf");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private FakeService service;
    private String release = "2.3";

    @BeforeEach
    void start() throws IOException {
        service = new FakeService()
                .with("POST /v1/tenants", 201, "{\"id\":\"firma\",\"domains\":[\"firma.example\"]}")
                .with("GET /v1/accounts?login=adam%40firma.example", 200, "{\"items\":[]}")
                .with("POST /v1/accounts", 201, "{\"id\":\"a-1\"}")
                .with("GET /v1/accounts?limit=500", 200, "{\"items\":[]}")
                .with("POST /v1/front-doors", 201, "{\"key\":\"" + KEY + "\"}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int init(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--organisation", "Firma GmbH", "--domain", "firma.example", "--administrator", "adam@firma.example"));
        arguments.addAll(List.of("--directory", directory.resolve("firma").toString()));
        arguments.addAll(List.of(more));
        Screen screen = new Screen(new PrintStream(shown, true, UTF_8), new Style(false));
        return new InitCommand(screen, Questions::unanswered, new FakeSite(service, release)).run(arguments);
    }

    private String shown() {
        String text = shown.toString(UTF_8);
        shown.reset();
        return text;
    }

    private Path written(String name) {
        return directory.resolve("firma").resolve(name);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void registersACompanyAndItsDoors() throws Exception {
        assertThat(init("--doors", ALL)).isZero();
        assertThat(service.asked())
                .anyMatch(request -> request.startsWith("POST /v1/tenants") && request.contains("firma.example"))
                .anyMatch(request -> request.startsWith("POST /v1/accounts ") && request.contains("adam@firma.example"))
                .anyMatch(request ->
                        request.contains("\"firma-mail\"") && request.contains("[\"imap\",\"pop3\",\"smtp\"]"))
                .anyMatch(request ->
                        request.contains("\"firma-mail-proxy\"") && request.contains("\"imap\":\"127.0.0.1:"))
                .anyMatch(request -> request.contains("\"firma-web\"") && request.contains("[\"http\"]"));
        assertThat(shown()).contains("scim/v2", "role directory").doesNotContain(KEY);
        assertThat(Files.readString(written("keys/firma-mail.key"))).isEqualTo(KEY + "\n");
        assertThat(mode(written("keys/firma-mail.key"))).isEqualTo("rw-------");
        assertThat(Files.readString(written("doors.txt")))
                .contains("account doors-check@firma.example", "imaps://mail.firma.example", "submission://");
    }

    @Test
    void leavesNoPlaceholderAndNoKeyForEverybody() throws Exception {
        init("--doors", ALL);
        for (Path file : files(written(""))) {
            String text = Files.readString(file);
            assertThat(text).as(file.toString()).doesNotContainPattern("@[A-Z][A-Z0-9_]*@");
            if (text.contains(KEY)) {
                assertThat(mode(file)).as(file.toString()).doesNotMatch(".{6}r..");
            }
        }
    }

    @Test
    void writesEachFileOfEachRecipe() {
        Set<String> placed = Stream.of(DoorKind.values())
                .flatMap(kind -> kind.files().stream())
                .flatMap(file -> file.sources().stream().map(source -> file.recipe() + "/" + source))
                .collect(Collectors.toCollection(TreeSet::new));
        placed.addAll(EXAMPLES);
        Path recipes = Path.of("../infra/front-doors");
        assertThat(placed)
                .containsExactlyElementsOf(files(recipes).stream()
                        .map(file -> recipes.relativize(file).toString())
                        .filter(name -> name.contains("/") && !name.endsWith("README.md") && !name.contains("-2.4"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void writesWhatTheInstalledDovecotReads() throws Exception {
        release = "2.4";
        init("--doors", "dovecot,postfix,nginx-mail", "--delivery");
        assertThat(Files.readString(written("dovecot/latchkey.conf"))).contains("passdb lua {");
        assertThat(Files.readString(written("nginx-mail/dovecot-backend.conf"))).contains("passdb static {");
        assertThat(Files.readString(written("dovecot/latchkey.lua"))).contains("auth_password_verify");
    }

    @Test
    void deliversToWhomThereIsAnAccount() throws Exception {
        service.with("GET /v1/accounts?limit=500", 200, """
                {"items":[{"login":"anna@firma.example"},{"login":"doors-check@firma.example"}]}""");
        init("--doors", "postfix", "--delivery");
        assertThat(Files.readString(written("postfix/recipients")))
                .contains("anna@firma.example x\n")
                .doesNotContain("doors-check");
        assertThat(Files.readString(written("install.sh")))
                .contains("postfix/recipients /etc/postfix/latchkey-recipients", "postfix/delivery.master.cf");
    }

    @Test
    void deliversToUsersOfTheHost() throws Exception {
        init("--doors", "postfix", "--delivery", "--unix-users");
        assertThat(written("dovecot/unix-users.conf")).exists();
        assertThat(written("postfix/delivery-unix-users.cf")).exists();
        assertThat(written("dovecot/mailboxes.conf")).doesNotExist();
        assertThat(written("postfix/delivery.cf")).doesNotExist();
        assertThat(written("postfix/recipients")).doesNotExist();
    }

    @Test
    void readsWhichDovecotThereIs() {
        assertThat(InstalledDovecot.of("2.3.19.1 (9b53102964)\n")).contains("2.3");
        assertThat(InstalledDovecot.of("2.4.1-4 (7d8c0e5759)\n")).contains("2.4");
        assertThat(InstalledDovecot.of("dovecot: not found")).isEmpty();
    }

    @Test
    void saysASecondTimeWhatIsThereAndChangesNothing() throws Exception {
        init("--doors", ALL);
        Path file = written("dovecot/latchkey.conf");
        var before = Files.getLastModifiedTime(file);
        service.with("GET /v1/tenants/firma", 200, "{\"id\":\"firma\",\"domains\":[\"firma.example\"]}")
                .with("GET /v1/accounts?login=adam%40firma.example", 200, "{\"items\":[{\"id\":\"a-1\"}]}");
        for (String door : List.of("firma-mail", "firma-mail-proxy", "firma-web")) {
            service.with("GET /v1/front-doors/" + door, 200, "{\"protocols\":[\"imap\",\"pop3\",\"smtp\",\"http\"]}");
        }
        service.asked().clear();
        shown();
        assertThat(init("--doors", ALL)).isZero();
        assertThat(service.asked()).allMatch(request -> request.startsWith("GET "));
        assertThat(shown())
                .contains("tenant firma, for [firma.example]: there already")
                .doesNotContain("✔");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void leavesWhatSomebodyHasChangedUnlessItIsForced() throws Exception {
        init("--doors", "dovecot");
        Path file = written("dovecot/latchkey.conf");
        Files.writeString(file, "# ours\n");
        service.with("GET /v1/front-doors/firma-mail", 200, "{\"protocols\":[\"imap\",\"pop3\"]}");
        assertThat(init("--doors", "dovecot")).isEqualTo(InitCommand.BY_HAND);
        assertThat(shown()).contains("latchkey.conf: there already, and says something else; left alone");
        assertThat(Files.readString(file)).isEqualTo("# ours\n");
        assertThat(init("--doors", "dovecot", "--force")).isZero();
        assertThat(Files.readString(file)).contains("passdb");
    }

    @Test
    void givesADoorAnotherKeyOnlyByForce() throws Exception {
        service.with("GET /v1/front-doors/firma-mail", 200, "{\"protocols\":[\"imap\",\"pop3\"]}")
                .with("POST /v1/front-doors/firma-mail/rotate", 200, "{\"key\":\"" + KEY + "\"}");
        assertThat(init("--doors", "dovecot")).isEqualTo(InitCommand.BY_HAND);
        assertThat(shown()).contains("its key is not in", "--force");
        assertThat(service.asked()).noneMatch(request -> request.contains("rotate"));
        assertThat(written("dovecot/latchkey.conf")).doesNotExist();
        assertThat(init("--doors", "dovecot", "--force")).isZero();
        assertThat(Files.readString(written("dovecot/latchkey-door-key"))).contains(KEY);
    }

    @Test
    void addsWhatIsMissing() throws Exception {
        service.with("GET /v1/tenants/firma", 200, "{\"id\":\"firma\",\"domains\":[\"firma.example\"]}")
                .with("PATCH /v1/tenants/firma", 200, "{\"domains\":[\"firma.example\",\"firma.test\"]}");
        init("--doors", "dovecot", "--domain", "firma.test");
        assertThat(service.asked())
                .contains("PATCH /v1/tenants/firma {\"domains\":[\"firma.example\",\"firma.test\"]}");
    }

    @Test
    void namesEachLineOfPeopleThatIsWrong() throws Exception {
        Path people = Files.writeString(directory.resolve("people.csv"), "login\nanna@firma.example\nno login\n");
        service.with("POST /v1/accounts/import", 200, """
                {"created":1,"exists":0,"refused":1,"results":[{"line":2,"result":"created"},
                 {"line":3,"result":"refused","errors":[{"field":"login","given":"no login","expected":"a login"}]}]}""");
        assertThat(init("--doors", "dovecot", "--people", people.toString())).isEqualTo(InitCommand.BY_HAND);
        assertThat(shown())
                .contains("1 accounts of people.csv, 0 there already, 1 refused")
                .contains("people.csv, line 3: login: no login (expected: a login)");
    }

    @Test
    void saysWhatIsMissingWhereNobodyCanBeAsked() {
        Screen screen = new Screen(new PrintStream(shown, true, UTF_8), new Style(false));
        var command = new InitCommand(screen, Questions::unanswered, new FakeSite(service, release));
        assertThatThrownBy(() -> command.run(List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("--organisation: nothing (expected: the organisation's name)");
        assertThatThrownBy(() -> init("--doors", "exim"))
                .hasMessageStartingWith("--doors: exim (expected: some of [dovecot, postfix,");
        assertThatThrownBy(() -> init("--people", "none.csv", "--doors", "dovecot"))
                .hasMessageStartingWith("--people: ");
    }

    @Test
    void asksForTheRest() throws Exception {
        List<String> asked = new ArrayList<>();
        Questions answers = (option, question, proposed) -> {
            asked.add(option);
            return switch (option) {
                case "--organisation" -> "Firma";
                case "--domain" -> "firma.example";
                default -> proposed;
            };
        };
        Screen screen = new Screen(new PrintStream(shown, true, UTF_8), new Style(false));
        service.with("GET /v1/accounts?login=admin%40firma.example", 200, "{\"items\":[]}");
        new InitCommand(screen, answers, new FakeSite(service, release))
                .run(List.of("--directory", written("").toString()));
        assertThat(asked)
                .containsExactly(
                        "--organisation", "--domain", "--administrator", "--doors", "--people", "--server-name");
        assertThat(written("postfix/submission.cf")).exists();
    }

    @Test
    void installsWithOwnersAndModesAndTwiceTheSame() throws Exception {
        init("--doors", "dovecot,postfix");
        Path root = Files.createDirectory(directory.resolve("root"));
        Files.createDirectories(root.resolve("etc/postfix"));
        Files.writeString(root.resolve("etc/postfix/main.cf"), "myhostname = mail.firma.example\n");
        install(root);
        install(root);
        String main = Files.readString(root.resolve("etc/postfix/main.cf"));
        assertThat(main).startsWith("myhostname").containsOnlyOnce("# BEGIN latchkey postfix/submission.cf");
        assertThat(mode(root.resolve("etc/dovecot/latchkey-door-key"))).isEqualTo("rw-r-----");
        assertThat(mode(root.resolve("etc/postfix/dovecot-sasl-relay.pl"))).isEqualTo("rwxr-xr-x");
        assertThat(root.resolve("etc/systemd/system/latchkey@.service")).exists();
    }

    private void install(Path root) throws Exception {
        var builder = new ProcessBuilder("sh", written("install.sh").toString()).redirectErrorStream(true);
        builder.environment().put("DESTDIR", root.toString());
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static List<Path> files(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
