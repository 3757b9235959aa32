package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the files of a plan: each recipe filled in, units, a script that installs them, and where the doors will be. */
final class FilledRecipes {
    private static final RecipeFile UNIT =
            RecipeFile.file("../systemd", "latchkey@.service", "/etc/systemd/system/latchkey@.service");
    private static final RecipeFile ENVIRONMENT =
            RecipeFile.secret("../systemd", "latchkey.env", "/etc/latchkey/latchkey.env", "latchkey");

    private final SetupPlan plan;
    private final RecipeFolder recipes;
    private final PlaceholderValues values;
    private final OutputDirectory out;
    private final List<String> recipients;

    /** @param recipients the logins of those who get mail */
    FilledRecipes(Screen screen, SetupSite site, SetupPlan plan, List<String> recipients) {
        this.recipients = recipients;
        this.plan = plan;
        this.recipes = new RecipeFolder(site.sources(), plan.values().getOrDefault("DOVECOT", site.dovecot()));
        this.values = new PlaceholderValues(
                plan,
                new PlaceholderValues.Surroundings(site.doorListener(), site.brokers(), site.mongodb(), site.issuer()));
        this.out = new OutputDirectory(screen, plan.directory(), plan.force());
    }

    /**
     * All whose door has a key.
     *
     * @return whether nothing was left as it was that says something else
     */
    boolean write(Map<DoorKind.Registration, String> keys) throws IOException {
        List<DoorKind> kinds = plan.kinds().stream()
                .filter(kind -> keys.containsKey(kind.registration()))
                .toList();
        if (plan.hasRecipients()) {
            out.writeAgain("postfix/recipients", list(recipients));
        }
        if (plan.trial()) {
            new TrialFiles(plan, recipes, values, out).write(kinds, keys);
        } else {
            server(kinds, keys);
        }
        return out.kept() == 0;
    }

    private void server(List<DoorKind> kinds, Map<DoorKind.Registration, String> keys) throws IOException {
        InstallScript script = new InstallScript();
        for (DoorKind kind : kinds) {
            Map<String, String> filled = values.onServer(kind, keys.getOrDefault(kind.registration(), ""));
            for (RecipeFile file : kind.files().stream().filter(plan::needs).toList()) {
                write(file, file.fileName(), recipes.text(file, filled));
                script.add(file);
            }
        }
        write(UNIT, "systemd/latchkey@.service", recipes.text(UNIT, values.ofUnits()));
        write(ENVIRONMENT, "systemd/latchkey.env", recipes.text(ENVIRONMENT, values.ofUnits()));
        script.put("0644", "root", "systemd/latchkey@.service", UNIT.target());
        script.put("0640", "latchkey", "systemd/latchkey.env", ENVIRONMENT.target());
        if (plan.hasRecipients()) {
            script.put("0644", "root", "postfix/recipients", PlaceholderValues.RECIPIENTS);
        }
        kinds.forEach(kind -> script.say(kind.afterwards()));
        out.write("install.sh", script.text(), OutputDirectory.RUN);
        out.write("doors.txt", String.join("\n", doors(kinds)) + "\n", OutputDirectory.OPEN);
    }

    /** As Postfix reads it. */
    private static String list(List<String> recipients) {
        StringBuilder list = new StringBuilder("# Who gets mail; written by ./latchkey init from the accounts.\n");
        recipients.forEach(login -> list.append(login).append(" x\n"));
        return list.toString();
    }

    private void write(RecipeFile file, String name, String text) throws IOException {
        if (file.isSecret()) {
            out.writeSecret(name, text, file.reader());
        } else {
            out.write(
                    name,
                    text,
                    file.placing() == RecipeFile.Placing.PROGRAM ? OutputDirectory.RUN : OutputDirectory.OPEN);
        }
    }

    private List<String> doors(List<DoorKind> kinds) {
        String server = plan.values().getOrDefault("SERVER_NAME", "localhost");
        List<String> doors =
                new ArrayList<>(List.of("account doors-check@" + plan.domains().getFirst()));
        kinds.forEach(kind -> kind.addresses().forEach(address -> doors.add(address.replace("SERVER", server))));
        return doors.stream().distinct().toList();
    }
}
