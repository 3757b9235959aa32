package dev.latchkey.quickstart.setup;

import dev.latchkey.quickstart.option.GivenOptions;
import dev.latchkey.quickstart.option.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a plan of options, and of answers where they say nothing. */
final class SetupOptions {
    static final String USAGE = "init [--organisation NAME] [--tenant ID] [--domain firma.example]"
            + " [--administrator LOGIN] [--doors dovecot,postfix,nginx-mail,nginx-http,traefik,envoy]"
            + " [--people FILE.csv | --scim] [--server-name mail.firma.example] [--certificate FILE] [--certificate-key FILE]"
            + " [--connects-from 127.0.0.1/32] [--backend imap=127.0.0.1:10143] [--set PLACEHOLDER=value]"
            + " [--unix-users] [--delivery] [--directory DIR] [--trial] [--force]";
    private static final Set<String> VALUED = Set.of(
            "--organisation",
            "--tenant",
            "--domain",
            "--administrator",
            "--doors",
            "--people",
            "--server-name",
            "--certificate",
            "--certificate-key",
            "--connects-from",
            "--backend",
            "--set",
            "--directory");
    private static final Set<String> FLAGS = Set.of("--scim", "--trial", "--force", "--unix-users", "--delivery");

    private final GivenOptions given;
    private final Questions questions;

    SetupOptions(List<String> arguments, Questions questions) {
        this.given = GivenOptions.read(arguments, VALUED, FLAGS);
        this.questions = questions;
        if (!given.words().isEmpty()) {
            throw new UsageException("usage: ./latchkey " + USAGE);
        }
    }

    SetupPlan plan() {
        String organisation = one("--organisation", "the organisation's name", "");
        List<String> domains = several("--domain", "the domains of its logins, with commas", "");
        String domain = domains.getFirst();
        String tenant = given.one("--tenant").orElseGet(() -> domain.split("\\.")[0].toLowerCase(Locale.ROOT));
        String administrator = one("--administrator", "the login of its first administrator", "admin@" + domain);
        EnumSet<DoorKind> doors =
                doors(several("--doors", "which servers ask: " + DoorKind.titles(), "dovecot,postfix"));
        return new SetupPlan(
                organisation,
                tenant,
                domains,
                administrator,
                doors,
                people(),
                Path.of(given.one("--directory").orElse(tenant)),
                given.has("--trial"),
                wishes(),
                given.has("--force"),
                given.has("--connects-from") ? given.all("--connects-from") : List.of("127.0.0.1/32"),
                pairs("--backend"),
                values(domain));
    }

    private String one(String option, String question, String proposed) {
        return given.one(option).orElseGet(() -> questions.ask(option, question, proposed));
    }

    private List<String> several(String option, String question, String proposed) {
        List<String> all = given.has(option)
                ? given.all(option)
                : Arrays.stream(questions.ask(option, question, proposed).split("\\s*,\\s*"))
                        .filter(each -> !each.isBlank())
                        .toList();
        if (all.isEmpty()) {
            throw new UsageException(option + ": nothing (expected: " + question + ")");
        }
        return all;
    }

    /** Postfix asks Dovecot: there is none without it. */
    private static EnumSet<DoorKind> doors(List<String> names) {
        EnumSet<DoorKind> doors = EnumSet.noneOf(DoorKind.class);
        for (String name : names) {
            doors.add(DoorKind.named(name)
                    .orElseThrow(() ->
                            new UsageException("--doors: " + name + " (expected: some of " + DoorKind.titles() + ")")));
        }
        if (doors.contains(DoorKind.POSTFIX)) {
            doors.add(DoorKind.DOVECOT);
        }
        return doors;
    }

    private Set<SetupPlan.Wish> wishes() {
        boolean ofHost = given.has("--unix-users");
        EnumSet<SetupPlan.Wish> wishes = EnumSet.of(ofHost ? SetupPlan.Wish.UNIX_USERS : SetupPlan.Wish.MAILBOXES);
        if (given.has("--delivery")) {
            wishes.add(SetupPlan.Wish.DELIVERY);
            wishes.add(ofHost ? SetupPlan.Wish.DELIVERY_TO_UNIX_USERS : SetupPlan.Wish.DELIVERY_TO_MAILBOXES);
        }
        return wishes;
    }

    private Optional<Path> people() {
        if (given.has("--people") && given.has("--scim")) {
            throw new UsageException("--people: and --scim (expected: one of them)");
        }
        if (given.has("--scim")) {
            return Optional.empty();
        }
        String question = "a CSV file of its people (login,displayName,email), or “scim” where a directory sends them";
        return Optional.of(one("--people", question, "scim"))
                .filter(file -> !file.equals("scim"))
                .map(Path::of);
    }

    private Map<String, String> pairs(String option) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : given.all(option)) {
            String[] parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw new UsageException(option + ": " + pair + " (expected: name=value)");
            }
            pairs.put(parts[0], parts[1]);
        }
        return pairs;
    }

    private Map<String, String> values(String domain) {
        Map<String, String> values = new HashMap<>();
        String server = one("--server-name", "the name that mail programs use", "mail." + domain);
        values.put("SERVER_NAME", server);
        values.put("TLS_CERTIFICATE", file("--certificate", "/etc/letsencrypt/live/" + server + "/fullchain.pem"));
        values.put("TLS_KEY", file("--certificate-key", "/etc/letsencrypt/live/" + server + "/privkey.pem"));
        values.putAll(pairs("--set"));
        return values;
    }

    /** Servers read it from wherever they stand. */
    private String file(String option, String usual) {
        return Path.of(given.one(option).orElse(usual))
                .toAbsolutePath()
                .normalize()
                .toString();
    }
}
