package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Curl;
import dev.latchkey.quickstart.journey.program.DebianSystem;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.ImapSession;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A place where people read mail, and sessions end when Latchkey says so. */
public record KickingSite(String name, int imaps, Certificate certificate, Path log) {

    /** On each Debian there is a Dovecot that asks itself, and one behind nginx. */
    public static List<KickingSite> startAll(WholeSystem system, Running running) {
        List<KickingSite> sites = new ArrayList<>();
        DebianSystem.all().forEach(debian -> sites.add(asking(system, running, debian, "")));
        DebianSystem.all().forEach(debian -> sites.add(behindNginx(system, running, debian)));
        return sites;
    }

    /** A Dovecot that asks itself, with more of the server's own settings. */
    public static KickingSite asking(WholeSystem system, Running running, DebianSystem debian, String settings) {
        TrialDirectory directory = running.directory("kicking", debian);
        Certificate certificate = Certificate.createIn(directory);
        var door = system.acme().door("kicking", Set.of("imap"), Set.of("mail"), Map.of());
        Dovecot dovecot = running.add(Dovecot.asking(door.latchkey(), directory, certificate)
                .with(settings)
                .start());
        startKicks(system, running, dovecot);
        return new KickingSite("Dovecot on " + debian, dovecot.ports().imaps(), certificate, dovecot.log());
    }

    private static KickingSite behindNginx(WholeSystem system, Running running, DebianSystem debian) {
        TrialDirectory directory = running.directory("kicking", debian);
        Certificate certificate = Certificate.createIn(directory);
        Dovecot dovecot = running.add(
                Dovecot.behindProxy("127.0.0.1/32", directory, certificate).start());
        startKicks(system, running, dovecot);
        var backends = Map.of("imap", dovecot.ports().imap());
        var door = system.acme().door("kicking-proxy", Set.of("imap"), Set.of("mail"), backends);
        var ports = Nginx.MailPorts.free();
        running.add(Nginx.mail(running.directory("kicking-proxy"), certificate, door.latchkey(), ports));
        return new KickingSite("Dovecot on " + debian + " behind nginx", ports.imaps(), certificate, dovecot.log());
    }

    private static void startKicks(WholeSystem system, Running running, Dovecot dovecot) {
        var installation = system.installation();
        var keys = installation.home().resolve("keys").resolve("trusted-keys.txt");
        running.add(dovecot.startKicks(installation.kafka(), keys));
    }

    /** Signs in with it and stays. */
    public ImapSession signIn(AppPassword password) {
        return ImapSession.open(imaps, certificate, password.account().login(), password.secret());
    }

    /** Tries to sign in by any name. */
    public void signInAs(String login) {
        Curl.trusting(certificate).signIn("imaps", imaps, login, "wrong");
    }

    /** The process that serves the last session of an app password, as Dovecot's log tells. */
    public String processOf(AppPassword password) {
        try {
            var line = Pattern.compile("Login: .* mpid=(\\d+), .* latchkey=<[^/]*/" + password.id() + ">");
            return line.matcher(Files.readString(log))
                    .results()
                    .map(found -> found.group(1))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
