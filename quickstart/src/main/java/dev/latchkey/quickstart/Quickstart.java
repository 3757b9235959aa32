package dev.latchkey.quickstart;

import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.quickstart.acl.AclsCommand;
import dev.latchkey.quickstart.deadletter.DeadLetterClient;
import dev.latchkey.quickstart.deadletter.DeadLettersCommand;
import dev.latchkey.quickstart.demo.Demo;
import dev.latchkey.quickstart.doorcheck.DoorsCheckCommand;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.SupervisorProcess;
import dev.latchkey.quickstart.keys.KeysCommand;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.partition.PartitionsCommand;
import dev.latchkey.quickstart.policy.PolicyCommand;
import dev.latchkey.quickstart.policy.PolicyServiceClient;
import dev.latchkey.quickstart.setup.InitCommand;
import dev.latchkey.quickstart.setup.Questions;
import dev.latchkey.quickstart.supervision.Supervisor;
import dev.latchkey.quickstart.terminal.PrintableText;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The commands behind the script {@code ./latchkey}. */
public final class Quickstart {

    private static final int USAGE = 64;

    private final Screen screen;
    private final InstallationContext place;

    Quickstart(Screen screen, InstallationContext place) {
        this.screen = screen;
        this.place = place;
    }

    /**
     * Runs one command, such as {@code up} or {@code issue}. Exit code 0 when it did what it says.
     *
     * @param arguments the command and its options
     */
    public static void main(String... arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var failures = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var screen = new Screen(out, failures, Style.detected());
        var sources = Path.of(System.getProperty("latchkey.sources", "."));
        System.exit(new Quickstart(screen, new InstallationContext(System.getenv(), sources))
                .run(Arrays.asList(arguments)));
    }

    /** The exit code of one command. */
    int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> up(arguments.subList(1, arguments.size()));
                case "down" -> down();
                case "demo" -> demo();
                case "policy" -> policy(arguments.subList(1, arguments.size()));
                case "token-check" -> tokenCheck(arguments.subList(1, arguments.size()));
                case "token" -> token(arguments.subList(1, arguments.size()));
                case "issue", "list", "revoke", "diagnose" ->
                    new SupportCommands(screen, access())
                            .run(arguments.getFirst(), arguments.subList(1, arguments.size()));
                case "init" -> init(arguments.subList(1, arguments.size()));
                case "doors-check" ->
                    new DoorsCheckCommand(screen, access()::asAdminOf).run(arguments.subList(1, arguments.size()));
                case "dead-letters" -> deadLetters(arguments.subList(1, arguments.size()));
                case "acls" -> new AclsCommand(screen).run(arguments.subList(1, arguments.size())) ? 0 : usage();
                case "keys" -> keys(arguments.subList(1, arguments.size()));
                case "partitions" -> partitions(arguments.subList(1, arguments.size()));
                case "status" -> new Status(screen, new Installation(place.started())).print();
                case "reset" -> reset();
                // Of the build and of up, not of people.
                case "caches" -> new CachesCommand(screen, place.wanted()).run();
                case "supervise" -> supervise();
                default -> usage();
            };
        } catch (UsageException wrong) {
            screen.failure(String.valueOf(wrong.getMessage()));
            return USAGE;
        } catch (Exception e) {
            screen.failure(PrintableText.ofFailure(e));
            return 1;
        }
    }

    private int up(List<String> options) throws Exception {
        var running = !running(place.started()).isEmpty();
        var settings = running ? place.started() : place.wanted();
        if (running && !settings.provider().equals(place.wanted().provider())) {
            screen.line("  What runs was started with "
                    + (settings.provider().isThere() ? settings.provider().name() : "our own identity provider")
                    + ", and goes on so: another one takes ./latchkey down first.");
        }
        place.remember(settings);
        return new Up(screen, only(options, settings)).run(!options.contains("--detach"));
    }

    /** Until it is told to end; the parts outlive it. */
    private int supervise() throws Exception {
        var events = screen.events();
        try (var supervisor = new Supervisor(new Installation(place.started(), events), events)) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "close"));
            supervisor.watch();
            Thread.currentThread().join();
        }
        return 0;
    }

    private static InstallationSettings only(List<String> options, InstallationSettings settings) {
        var titles = options.stream().filter(option -> !option.startsWith("--")).toList();
        return titles.isEmpty()
                ? settings
                : settings.only(titles.stream().map(Quickstart::part).collect(Collectors.toSet()));
    }

    private static Part part(String title) {
        return Part.titled(title)
                .orElseThrow(() -> new IllegalArgumentException("part: " + title + " (expected: one of "
                        + Arrays.stream(Part.values()).map(Part::title).toList() + ")"));
    }

    private int down() throws Exception {
        var settings = place.started();
        new SupervisorProcess(settings).stop();
        var running = running(settings);
        if (running.isEmpty()) {
            screen.line("  nothing is running");
            return 0;
        }
        try (var progress = screen.progress(running)) {
            new Installation(settings, progress).stop();
        }
        return 0;
    }

    private static List<Part> running(InstallationSettings settings) {
        return new Installation(settings).running();
    }

    private int demo() throws Exception {
        var installation = new Installation(place.started());
        var provider = installation.settings().provider();
        if (provider.isThere()) {
            screen.failure("the demo needs the demo people of our own identity provider, and this installation uses "
                    + provider.name() + ". One beside it shows the demo: LATCHKEY_HOME=/tmp/demo"
                    + " LATCHKEY_PORT_BASE=9200 ./latchkey up, without LATCHKEY_OIDC_ISSUER and"
                    + " LATCHKEY_OIDC_PROVIDERS_FILE.");
            return 1;
        }
        if (installation.running().isEmpty()) {
            screen.failure("nothing is running: ./latchkey up first");
            return 1;
        }
        new Demo(screen, installation).run();
        return 0;
    }

    /** People have an at sign in their login, programs have none. */
    private int token(List<String> who) throws IOException {
        if (who.size() != 1) {
            return usage();
        }
        var people = new Installation(place.started()).people();
        var login = who.getFirst();
        screen.line(login.contains("@") ? people.token(login) : people.programToken(login));
        return 0;
    }

    /** By the provider of the environment, so that a file can be tried before it is used; else by what was started. */
    private int tokenCheck(List<String> arguments) throws Exception {
        var command = new TokenCheckCommand(screen, System.in);
        var token = command.token(arguments);
        var wanted = place.wanted();
        var settings = wanted.provider().isThere() ? wanted : place.started();
        return token.isEmpty() ? usage() : command.run(settings, token.get());
    }

    private int policy(List<String> arguments) throws Exception {
        var insist = arguments.size() == 3 && arguments.get(2).equals(PolicyCommand.ACCEPT_IMPACT);
        if (arguments.size() != 2 && !(insist && arguments.getFirst().equals("apply"))) {
            return usage();
        }
        var access = access();
        var command =
                new PolicyCommand(screen, new PolicyServiceClient(access.uri("policy-service"), access.adminToken()));
        var directory = Path.of(arguments.get(1));
        return switch (arguments.getFirst()) {
            case "plan" -> command.plan(directory);
            case "apply" -> command.apply(directory, insist);
            case "export" -> command.export(directory);
            default -> usage();
        };
    }

    private int deadLetters(List<String> arguments) throws Exception {
        var access = access();
        var services = new DeadLetterClient(access::uri, access.platformToken());
        return new DeadLettersCommand(screen, services).run(arguments).orElseGet(this::usage);
    }

    /** At the broker of this installation, reached as its services reach it. */
    private int partitions(List<String> arguments) throws Exception {
        var environment = place.environmentWith("LATCHKEY_KAFKA", new Installation(place.started()).kafka());
        try (var broker = KafkaClients.ofEnvironment(environment).admin(Map.of())) {
            return new PartitionsCommand(screen, broker).run(arguments) ? 0 : usage();
        }
    }

    private int keys(List<String> arguments) throws IOException {
        if (arguments.size() != 1) {
            return usage();
        }
        new KeysCommand(screen::line, place.sources()).run(Path.of(arguments.getFirst()));
        return 0;
    }

    private int init(List<String> arguments) throws Exception {
        var site = new SetupAccess(place, new Installation(place.started()), access());
        return new InitCommand(screen, Questions.ofTerminal(), site).run(arguments);
    }

    private ServiceAccess access() throws IOException {
        return new ServiceAccess(place, new Installation(place.started()));
    }

    private int reset() throws Exception {
        down();
        var installation = new Installation(place.started());
        installation.delete();
        screen.line("  deleted " + installation.home());
        return 0;
    }

    private int usage() {
        screen.line("usage: ./latchkey up [--detach] [part…] | demo | token login"
                + " | token-check [- | --file file | token]"
                + " | policy plan|apply|export directory [" + PolicyCommand.ACCEPT_IMPACT + "]"
                + " | acls [--page | --reader name topic…]"
                + " | dead-letters [list | replay service topic | skip topic group partition offset]"
                + " | partitions [topic count]"
                + " | keys directory"
                + " | " + InitCommand.USAGE + " | " + DoorsCheckCommand.USAGE + " | " + SupportCommands.USAGE
                + " | down | status | reset");
        return USAGE;
    }
}
