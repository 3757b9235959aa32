package dev.latchkey.quickstart;

import dev.latchkey.quickstart.helpdesk.DiagnoseCommand;
import dev.latchkey.quickstart.helpdesk.IssueCommand;
import dev.latchkey.quickstart.helpdesk.ListCommand;
import dev.latchkey.quickstart.helpdesk.RevokeCommand;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** What the help desk does all day: {@code issue}, {@code list}, {@code revoke} and {@code diagnose}. */
final class SupportCommands {
    /** How they are called. */
    static final String USAGE =
            String.join(" | ", IssueCommand.USAGE, ListCommand.USAGE, RevokeCommand.USAGE, DiagnoseCommand.USAGE);

    private final Screen screen;
    private final ServiceAccess access;

    SupportCommands(Screen screen, ServiceAccess access) {
        this.screen = screen;
        this.access = access;
    }

    int run(String command, List<String> arguments) throws IOException, InterruptedException {
        var clock = Clock.systemDefaultZone();
        if (command.equals("revoke")) {
            return new RevokeCommand(screen, access.asEveryAdmin(ServiceAccess.CREDENTIAL)).run(arguments);
        }
        var login = arguments.stream()
                .filter(word -> word.contains("@"))
                .findFirst()
                .orElse("");
        var service = access.asAdminOf(ServiceAccess.CREDENTIAL, login);
        return switch (command) {
            case "issue" -> new IssueCommand(screen, service, clock).run(arguments);
            case "list" -> new ListCommand(screen, service, clock).run(arguments);
            default -> new DiagnoseCommand(screen, service, clock).run(arguments);
        };
    }
}
