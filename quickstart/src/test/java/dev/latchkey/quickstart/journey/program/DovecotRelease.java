package dev.latchkey.quickstart.journey.program;

import java.util.Map;

/** The two languages of Dovecot's configuration, each with recipes of its own. */
enum DovecotRelease {
    V2_3(
            "dovecot",
            "dovecot-backend.conf",
            Map.of("yes", "yes", "no", "no"),
            "transport = log\n  format_args = time-rfc3339"),
    V2_4(
            "dovecot-2.4",
            "dovecot-backend-2.4.conf",
            Map.of("yes", "no", "no", "yes"),
            "driver = log\n  time_format = rfc3339");

    private final String recipe;
    private final String backend;
    private final Map<String, String> cleartext;
    private final String exporting;

    DovecotRelease(String recipe, String backend, Map<String, String> cleartext, String exporting) {
        this.recipe = recipe;
        this.backend = backend;
        this.cleartext = cleartext;
        this.exporting = exporting;
    }

    /** The one that is installed. */
    static DovecotRelease of(DebianSystem system) {
        var version =
                Command.run(new byte[0], system.command("dovecot", "--version")).output();
        return version.startsWith("2.3.") ? V2_3 : V2_4;
    }

    Recipe recipe() {
        return Recipe.of(recipe);
    }

    /** The file for a server that takes the proxy's word. */
    String backend() {
        return backend;
    }

    /** What {@code @REQUIRE_TLS@} is called there. */
    String cleartextSetting(String requireTls) {
        return cleartext.get(requireTls);
    }

    /** Settings that have an event written to the log. */
    String exporting(String event) {
        return """
                event_exporter trial {
                  %s
                  format = json
                }
                metric trial {
                  exporter = trial
                  filter = event=%s
                }
                """.formatted(exporting, event);
    }
}
