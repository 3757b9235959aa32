package dev.latchkey.quickstart.acl;

import dev.latchkey.quickstart.terminal.Screen;
import java.util.List;

/** {@code acls}: topics and rights at the broker, as commands for whoever administers it. */
public final class AclsCommand {
    private final Screen screen;
    private final AclsPage page = new AclsPage(EventContract.ofThisRelease());

    /** @param screen takes the commands, one a line */
    public AclsCommand(Screen screen) {
        this.screen = screen;
    }

    /**
     * Prints the commands for all services; the page of the documentation ({@code --page}); or what lets somebody
     * outside read topics ({@code --reader name topic…}).
     *
     * @return whether the options were such
     */
    public boolean run(List<String> options) {
        if (options.isEmpty()) {
            page.commands().forEach(screen::line);
            return true;
        }
        if (options.equals(List.of("--page"))) {
            page.markdown().lines().forEach(screen::line);
            return true;
        }
        if (options.size() > 2 && options.getFirst().equals("--reader")) {
            page.commands(options.get(1), options.subList(2, options.size())).forEach(screen::line);
            return true;
        }
        return false;
    }
}
