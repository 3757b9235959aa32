package dev.latchkey.quickstart.demo;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.terminal.Screen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One app password, live: issued, used, refused for five reasons, blocked, revoked; the log of it, and the alert. */
public final class Demo {
    private static final String HOME = "192.0.2.17";
    private static final String CAFE = "203.0.113.9";

    private final Screen screen;
    private final DemoServices services;

    /** Drives a running installation. */
    public Demo(Screen screen, Installation installation) {
        this.screen = screen;
        this.services = new DemoServices(installation);
    }

    /**
     * Runs it.
     *
     * @throws DemoFailedException where something did not go as it should
     */
    public void run() {
        try (Subscriber subscriber = new Subscriber()) {
            DemoFixture stage = DemoFixture.set(services, subscriber.url());
            try {
                play(stage, subscriber);
            } finally {
                stage.clear(services);
            }
        }
        screen.line("");
        screen.line("  " + screen.style().green("✔") + " Everything above went through the front door that nginx,"
                + " Dovecot and Postfix use.");
    }

    private void play(DemoFixture stage, Subscriber subscriber) {
        Narrator narrator = new Narrator(screen, services, stage);
        JsonNode password = issue(stage);
        use(narrator, password.path("secret").asString());
        travel(narrator, password.path("secret").asString());
        revoke(narrator, stage, password);
        narrator.log();
        attack(narrator, stage, subscriber);
    }

    private JsonNode issue(DemoFixture stage) {
        screen.heading("1  Olivia's mail program cannot do MFA. She issues an app password for it.");
        Map<String, ?> request = Map.of("label", "Olivia's phone", "protocols", List.of("imap"));
        String path = "/v1/accounts/" + stage.ownerAccount() + "/app-passwords";
        JsonNode issued = services.post(stage.owner(), Port.CREDENTIAL, path, request, 201);
        screen.line("     " + screen.style().bold(issued.path("secret").asString())
                + screen.style()
                        .dim("   shown once; good for IMAP only; lapses on "
                                + issued.path("activateBy").asString().substring(0, 10) + " unless it is used"));
        return issued;
    }

    private void use(Narrator narrator, String secret) {
        screen.heading("2  The phone signs in. So does what her fingers make of it.");
        narrator.attempt("as it was shown", secret, "imap", HOME, "accepted");
        String typed = "\u00a0" + secret.toUpperCase(Locale.ROOT).replace("-", " ");
        narrator.attempt("upper case, spaces, no hyphens", typed, "imap", HOME, "accepted");
        narrator.attempt("one letter wrong", mistyped(secret), "imap", HOME, "refused");
        narrator.attempt("her main password, by habit", "Summer-2026!", "imap", HOME, "refused");
        narrator.attempt("the right one, for SMTP", secret, "smtp", HOME, "refused");
    }

    private static String mistyped(String secret) {
        char last = secret.charAt(secret.length() - 1);
        return secret.substring(0, secret.length() - 1) + (last == 'z' ? 'a' : (char) (last + 1));
    }

    private void travel(Narrator narrator, String secret) {
        screen.heading("3  Adam blocks IMAP from the café's network. It counts at once, on every replica.");
        DemoRules rules = DemoRules.block(services, CAFE);
        try {
            narrator.blocked("from the café", secret, "imap", CAFE);
            narrator.attempt("from home", secret, "imap", HOME, "accepted");
        } finally {
            rules.lift();
        }
    }

    private void revoke(Narrator narrator, DemoFixture stage, JsonNode password) {
        screen.heading("4  The phone is lost. Olivia revokes its app password.");
        String path = "/v1/accounts/" + stage.ownerAccount() + "/app-passwords/"
                + password.path("id").asString() + "/revoke";
        services.post(stage.owner(), Port.CREDENTIAL, path, Map.of("reason", "lost on the train"), 200);
        narrator.attempt("whoever found it", password.path("secret").asString(), "imap", "198.51.100.77", "refused");
    }

    private void attack(Narrator narrator, DemoFixture stage, Subscriber subscriber) {
        screen.heading("6  Somebody guesses the scanner's password from a dozen addresses.");
        for (int i = 1; i <= 12; i++) {
            Map<String, Object> guess = new HashMap<>();
            guess.put("login", stage.victim());
            guess.put("secret", "guess-number-" + i);
            guess.put("protocol", "smtp");
            guess.put("address", "198.51.100." + (100 + i));
            services.signIn(stage.doorKey(), guess);
        }
        Subscriber.Delivery delivery = subscriber
                .next(stage.victimAccount(), Duration.ofSeconds(20))
                .orElseThrow(() -> new DemoFailedException("no alert was delivered"));
        if (!delivery.signedWith(stage.subscription().secret())) {
            throw new DemoFailedException("the webhook's signature is wrong");
        }
        narrator.alert(delivery);
    }
}
