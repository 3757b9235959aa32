package dev.latchkey.quickstart.doorcheck;

import dev.latchkey.quickstart.api.ServiceApi;
import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import dev.latchkey.quickstart.terminal.PrintableText;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code doors-check}: tries each door from outside with an app password of its own, which ends with the check. */
public final class DoorsCheckCommand {
    /** How it is called. */
    public static final String USAGE =
            "doors-check DIR | imaps://mail.firma.example… [--account LOGIN] [--ca FILE] [--at ADDRESS] [--later]";

    /** What it exits with where a door does something else than it should. */
    public static final int WRONG = 2;

    private final Screen screen;
    private final BiFunction<String, String, ServiceApi> services;

    /** @param services by name, and by the login of an account in whose tenant it is asked */
    public DoorsCheckCommand(Screen screen, BiFunction<String, String, ServiceApi> services) {
        this.screen = screen;
        this.services = services;
    }

    /** 0 where each door does what it should, else {@link #WRONG}. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        GivenOptions given = GivenOptions.read(arguments, Set.of("--account", "--ca", "--at"), Set.of("--later"));
        if (given.words().isEmpty()) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
        DoorList doors = doors(given);
        String login = doors.account()
                .orElseThrow(() -> new UsageException("--account: nothing (expected: a login that is for checks alone,"
                        + " such as doors-check@firma.example)"));
        List<DoorCheck> checks = new DoorChecks(
                        services.apply("audit-service", login),
                        TrustedCertificates.of(doors.trust()),
                        doors.at(),
                        given.has("--later"))
                .run(
                        doors.doors(),
                        CheckAccount.open(
                                services.apply("credential-service", login),
                                services.apply("policy-service", login),
                                login));
        checks.forEach(this::show);
        return checks.stream().allMatch(check -> check.wrong().isEmpty()) ? 0 : WRONG;
    }

    private static DoorList doors(GivenOptions given) throws IOException {
        Path file = Path.of(given.words().getFirst()).resolve("doors.txt");
        boolean written = given.words().size() == 1 && Files.isRegularFile(file);
        DoorList there = written
                ? DoorList.read(file)
                : new DoorList(
                        given.words().stream().map(DoorAddress::read).toList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        Optional<InetAddress> at = given.has("--at")
                ? Optional.of(InetAddress.getByName(given.one("--at").orElse("")))
                : there.at();
        return new DoorList(
                there.doors(),
                given.one("--account").or(there::account),
                given.one("--ca").map(Path::of).or(there::trust),
                at);
    }

    private void show(DoorCheck check) {
        String done = String.join(", ", check.right());
        if (check.wrong().isEmpty()) {
            screen.line("  " + screen.style().green("✔") + " " + check.address() + " works: " + done);
        } else {
            String wrong = String.join(
                    "\n", check.wrong().stream().map(PrintableText::of).toList());
            screen.failure(check.address() + (done.isEmpty() ? "" : ": " + done) + "\n" + wrong);
        }
        check.notes().forEach(what -> screen.line("      " + screen.style().dim(what)));
    }
}
