package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code init}: registers a company, its people and its front doors, and writes the files of its servers. Whatever is there
 * already is told and left as it is, so that it can be run again.
 */
public final class InitCommand {
    /** How it is called. */
    public static final String USAGE = SetupOptions.USAGE;

    /** What it exits with where something is left to be done by hand. */
    public static final int BY_HAND = 2;

    private final Screen screen;
    private final Questions questions;
    private final SetupSite site;

    /** Shows on a screen what it does there. */
    public InitCommand(Screen screen, Questions questions, SetupSite site) {
        this.screen = screen;
        this.questions = questions;
        this.site = site;
    }

    /** 0 where everything is as it was wanted, else {@link #BY_HAND}. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        SetupPlan plan = new SetupOptions(arguments, questions).plan();
        screen.heading(plan.organisation());
        List<String> recipients = new ArrayList<>();
        boolean understood = register(plan, recipients);
        Map<DoorKind.Registration, String> keys = new DoorRegistration(screen, site.platform(), plan).register();
        boolean complete = plan.kinds().stream().allMatch(kind -> keys.containsKey(kind.registration()));
        boolean written = new FilledRecipes(screen, site, plan, recipients).write(keys);
        next(plan);
        return understood && complete && written ? 0 : BY_HAND;
    }

    private boolean register(SetupPlan plan, List<String> recipients) throws IOException, InterruptedException {
        new CompanyRegistration(screen, site.platform(), site.platform()).tenant(plan);
        SetupSite.Administrator administrator = site.administrator(plan.administrator(), plan.tenant());
        screen.line("    " + administrator.signsIn());
        var company = new CompanyRegistration(screen, site.platform(), administrator.service());
        company.administrator(plan);
        boolean understood =
                plan.people().isEmpty() || company.people(plan.people().get());
        if (plan.people().isEmpty()) {
            directory(plan, administrator);
        }
        if (plan.hasRecipients()) {
            recipients.addAll(company.logins());
        }
        return understood;
    }

    /** What a directory is told that shall send the people. */
    private void directory(SetupPlan plan, SetupSite.Administrator administrator) {
        screen.line("    People come from your directory by SCIM 2.0 (docs/directory.md):");
        screen.line("      address  " + administrator.service().address().base() + "/scim/v2");
        screen.line("      token    of a client of its own, with the role directory and the tenant " + plan.tenant());
        screen.line("      userName the login, in " + plan.domains() + "; externalId the subject of its access tokens");
    }

    private void next(SetupPlan plan) {
        screen.line("");
        screen.line(
                plan.trial()
                        ? "  Start the servers of the trial as docs/first-company.md says, then:"
                        : "  Next: sh " + plan.directory().resolve("install.sh")
                                + " as root, reload the servers, then:");
        screen.line("    " + screen.style().cyan("./latchkey doors-check " + plan.directory()));
    }
}
