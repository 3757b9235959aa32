package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Command;
import dev.latchkey.quickstart.journey.program.Curl;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.Nginx;
import dev.latchkey.quickstart.journey.program.Postfix;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.program.Swaks;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Every mail recipe at work: nginx as proxy before a Dovecot and a Postfix that believe it, and a Dovecot and a Postfix
 * that have Latchkey asked themselves.
 */
public final class MailSite implements AutoCloseable {

    private final Running running = new Running();
    private final TrialDirectory shared = running.directory("mail-site");
    private final Certificate certificate = Certificate.createIn(shared);
    private final Curl curl = Curl.trusting(certificate);
    private final Set<String> tenants;
    private final List<MailDoor> doors;

    public MailSite(Acme acme) {
        this(acme, Set.of());
    }

    /** One whose front doors speak for these tenants alone. */
    public MailSite(Acme acme, Set<String> tenants) {
        this.tenants = tenants;
        try {
            var proxy = Nginx.MailPorts.free();
            var server = acme.door("mail-server", Set.of("imap", "pop3", "smtp"), Set.of("mail"), Map.of(), tenants);
            var asking = dovecot(server);
            var submission =
                    running.add(new Postfix(directory("postfix"), certificate).startWithDovecot(asking.saslSocket()));
            var proxied = startProxy(acme, proxy);
            doors = List.of(
                    imap("nginx imaps", proxied, proxy.imaps()),
                    pop3("nginx pop3s", proxied, proxy.pop3s()),
                    smtp("nginx smtps", proxied, proxy.smtps(), Swaks.Tls.FROM_THE_START),
                    smtp("nginx submission", proxied, proxy.submission(), Swaks.Tls.STARTTLS),
                    imap("dovecot imaps", server, asking.ports().imaps()),
                    pop3("dovecot pop3s", server, asking.ports().pop3s()),
                    smtp("postfix submission", server, submission.smtp(), Swaks.Tls.STARTTLS),
                    smtp("postfix smtps", server, submission.smtps(), Swaks.Tls.FROM_THE_START));
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    private Dovecot dovecot(Door door) {
        return running.add(Dovecot.asking(door.latchkey(), directory("dovecot"), certificate)
                .forPostfix()
                .start());
    }

    private Door startProxy(Acme acme, Nginx.MailPorts ports) {
        var mailboxes = running.add(Dovecot.behindProxy("127.0.0.1/32", directory("dovecot"), certificate)
                .start());
        var relay = running.add(new Postfix(directory("postfix"), certificate).startBehindProxy("127.0.0.1"));
        var backends = Map.of(
                "imap", mailboxes.ports().imap(),
                "pop3", mailboxes.ports().pop3(),
                "smtp", relay.smtp());
        var door = acme.door("mail-proxy", backends.keySet(), Set.of("mail"), backends, tenants);
        running.add(Nginx.mail(shared, certificate, door.latchkey(), ports));
        return door;
    }

    private TrialDirectory directory(String name) {
        return running.directory(name);
    }

    private MailDoor imap(String name, Door door, int port) {
        return new MailDoor(name, door.id(), "imap", device -> curl("imaps", port, device));
    }

    private MailDoor pop3(String name, Door door, int port) {
        return new MailDoor(name, door.id(), "pop3", device -> curl("pop3s", port, device));
    }

    private Command.Outcome curl(String scheme, int port, Device device) {
        return curl.signIn(scheme, port, device.login(), device.secret(), "--interface", device.address());
    }

    private static MailDoor smtp(String name, Door door, int port, Swaks.Tls tls) {
        Function<Device, Command.Outcome> client =
                device -> Swaks.sendFrom(device.address(), port, tls, device.login(), device.secret());
        return new MailDoor(name, door.id(), "smtp", client);
    }

    /** All ports. */
    public List<MailDoor> doors() {
        return doors;
    }

    /** The ports of one protocol. */
    public List<MailDoor> doors(String protocol) {
        return doors.stream().filter(door -> door.protocol().equals(protocol)).toList();
    }

    /** What the device hears in the end at each port, where it signs in at the same time. */
    public Map<MailDoor, Heard> everywhere(Device device) {
        return at(doors, device);
    }

    /** What the device hears the first time at each port. */
    public Map<MailDoor, Heard> everywhereOnce(Device device) {
        return atOnce(doors, door -> door.signInOnce(device));
    }

    /** The same at some of them. */
    public static Map<MailDoor, Heard> at(List<MailDoor> some, Device device) {
        return atOnce(some, door -> door.signIn(device));
    }

    private static Map<MailDoor, Heard> atOnce(List<MailDoor> some, Function<MailDoor, Heard> attempt) {
        var heard = new ConcurrentHashMap<MailDoor, Heard>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = some.stream()
                    .<Future<?>>map(door -> threads.submit(() -> heard.put(door, attempt.apply(door))))
                    .toList();
            for (var end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return heard;
    }

    @Override
    public void close() {
        running.close();
    }
}
