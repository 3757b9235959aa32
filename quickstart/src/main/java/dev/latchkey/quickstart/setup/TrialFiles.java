package dev.latchkey.quickstart.setup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Complete servers that stay below one directory and listen on this machine alone. */
final class TrialFiles {
    private final SetupPlan plan;
    private final RecipeFolder recipes;
    private final PlaceholderValues values;
    private final OutputDirectory out;

    TrialFiles(SetupPlan plan, RecipeFolder recipes, PlaceholderValues values, OutputDirectory out) {
        this.plan = plan;
        this.recipes = recipes;
        this.values = values;
        this.out = out;
    }

    void write(List<DoorKind> kinds, Map<DoorKind.Registration, String> keys) throws IOException {
        TrialPorts ports = TrialPorts.of(plan.directory());
        for (DoorKind kind : kinds) {
            Map<String, String> filled = values.inTrial(kind, keys.getOrDefault(kind.registration(), ""), ports);
            for (RecipeFile file : kind.trial()) {
                write(file, recipes.text(file, filled));
            }
        }
        directories(kinds);
        out.write(TrialPorts.FILE, ports.text(), OutputDirectory.OPEN);
        out.write("trial.env", environment(ports), OutputDirectory.OPEN);
        out.write("doors.txt", String.join("\n", doors(kinds, ports)) + "\n", OutputDirectory.OPEN);
    }

    private void write(RecipeFile file, String text) throws IOException {
        if (file.isSecret()) {
            out.writeSecret(file.target(), text, file.reader());
        } else {
            boolean run = file.placing() == RecipeFile.Placing.PROGRAM;
            out.write(file.target(), text, run ? OutputDirectory.RUN : OutputDirectory.OPEN);
        }
    }

    private void directories(List<DoorKind> kinds) throws IOException {
        try {
            if (kinds.contains(DoorKind.DOVECOT)) {
                out.directory("dovecot/conf.d");
                out.directoryOf("nobody", "dovecot/mail");
            }
            if (kinds.contains(DoorKind.POSTFIX)) {
                out.directory("postfix/queue");
                out.directoryOf("postfix", "postfix/data");
            }
        } catch (FileSystemException notRoot) {
            throw new IOException(
                    "the servers of a trial run as users of their own: as root, please (" + notRoot.getFile() + ")",
                    notRoot);
        }
    }

    private String environment(TrialPorts ports) {
        return """
                # Where the servers of the trial are, for a shell: . %s/trial.env
                SERVER=%s
                CERTIFICATE=%s
                IMAPS=%d
                SUBMISSION=%d
                """.formatted(
                        plan.directory(),
                        plan.values().get("SERVER_NAME"),
                        plan.values().get("TLS_CERTIFICATE"),
                        ports.of("IMAPS"),
                        ports.of("SMTP"));
    }

    /** Under the name in their certificate, on this machine. */
    private List<String> doors(List<DoorKind> kinds, TrialPorts ports) {
        String server = plan.values().getOrDefault("SERVER_NAME", "localhost");
        List<String> doors = new ArrayList<>();
        doors.add("account doors-check@" + plan.domains().getFirst());
        doors.add("at 127.0.0.1");
        doors.add("trust " + plan.values().get("TLS_CERTIFICATE"));
        if (kinds.contains(DoorKind.DOVECOT)) {
            doors.add("imaps://" + server + ":" + ports.of("IMAPS"));
            doors.add("pop3s://" + server + ":" + ports.of("POP3S"));
        }
        if (kinds.contains(DoorKind.POSTFIX)) {
            doors.add("submission://" + server + ":" + ports.of("SMTP"));
            doors.add("smtps://" + server + ":" + ports.of("SMTPS"));
        }
        return doors;
    }
}
