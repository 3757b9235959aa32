package dev.latchkey.quickstart.policy;

import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code plan}, {@code apply} and {@code export}: what the files say against what the service has. */
public final class PolicyCommand {
    /** What {@code plan} exits with where something would change. */
    public static final int CHANGES = 2;

    /** Has {@code apply} go on where many would be locked out. */
    public static final String ACCEPT_IMPACT = "--accept-impact";

    private final Screen screen;
    private final PolicyServiceClient service;

    /** Shows on a screen what it does with a service. */
    public PolicyCommand(Screen screen, PolicyServiceClient service) {
        this.screen = screen;
        this.service = service;
    }

    /** Shows what applying the files would change: 0 for nothing, {@link #CHANGES} for something. */
    public int plan(Path directory) throws IOException, InterruptedException, PolicyFileException {
        PolicyFiles files = new PolicyFiles(directory);
        return show(service.plan(files.read(), files)) ? CHANGES : 0;
    }

    /**
     * Has the rules be what the files say, as one new version, unless somebody else has changed them meanwhile.
     *
     * @param insist also where many would be locked out
     */
    public int apply(Path directory, boolean insist) throws IOException, InterruptedException, PolicyFileException {
        PolicyFiles files = new PolicyFiles(directory);
        JsonNode set = files.read();
        JsonNode plan = service.plan(set, files);
        if (show(plan)) {
            JsonNode now = service.replace(set, plan.path("version").asLong(), insist, files);
            screen.line(
                    now.has("proposedAt")
                            ? "  proposed as " + now.path("id").asString() + ": waits for another administrator"
                            : "  version " + now.path("version").asLong() + " is written");
        }
        return 0;
    }

    /** Writes the rules as files. */
    public int export(Path directory) throws IOException, InterruptedException, PolicyFileException {
        JsonNode set = service.read();
        List<Path> others = new PolicyFiles(directory).write(set);
        screen.line("  version " + set.path("version").asLong() + " is in " + directory);
        others.forEach(file -> screen.line("  not a rule there, left alone: " + file));
        return 0;
    }

    private boolean show(JsonNode plan) {
        JsonNode changes = plan.path("changes");
        for (JsonNode change : changes) {
            screen.line("  " + sign(change.path("action").asString()) + " "
                    + change.path("kind").asString() + " " + change.path("id").asString() + "  "
                    + change.path("name").asString());
            change.path("fields")
                    .forEach(field -> screen.line("      " + field.path("path").asString() + ": "
                            + field.path("before").toString() + " → "
                            + field.path("after").toString()));
        }
        String against = " against version " + plan.path("version").asLong();
        screen.line(changes.isEmpty() ? "  nothing to change" + against : "  " + changes.size() + " changed" + against);
        showImpact(plan.path("impact"));
        return !changes.isEmpty();
    }

    private void showImpact(JsonNode impact) {
        long blocked = impact.path("blocked").asLong();
        if (blocked > 0) {
            screen.line("  would keep out " + blocked + " of the "
                    + impact.path("letIn").asLong() + " sign-ins let in lately, of "
                    + impact.path("accounts").asLong() + " accounts");
        }
    }

    private static String sign(String action) {
        return switch (action) {
            case "create" -> "+";
            case "remove" -> "-";
            default -> "~";
        };
    }
}
