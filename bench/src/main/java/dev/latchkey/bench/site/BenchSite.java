package dev.latchkey.bench.site;

import dev.latchkey.bench.load.Conversation;
import dev.latchkey.bench.load.HttpWire;
import dev.latchkey.bench.machine.Memory;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.quickstart.aot.AotMode;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.installation.StartCaches;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A whole installation of Latchkey on free ports, as {@code ./latchkey up} starts it, with one tenant, one front door
 * and accounts. Its broker can be restarted in the other of two modes; everything else goes on meanwhile.
 */
public final class BenchSite implements AutoCloseable {
    private static final String TENANT = "acme";
    private static final String DOMAIN = "acme.example";
    private static final String ADMIN = "adam@acme.example";
    private static final String AUDITOR = "aurel@acme.example";
    private static final String OPERATOR = "latchkey-operator";
    private static final String DIRECTORY = "acme-directory";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final InstallationSettings settings;
    private final Installation installation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private boolean syncs;
    private String doorKey = "";
    private List<User> users = List.of();

    /** Nothing is started yet. What an earlier run left in the directory is stopped and deleted. */
    public BenchSite(Path home, Path sources) {
        this.settings = InstallationSettings.of(home, sources, Ports.free());
        this.installation = new Installation(settings);
        installation.stop();
        installation.delete();
    }

    /** Starts what does not run. */
    public void start() {
        installation.start();
    }

    /** Starts what does not run, with caches to start from or without. */
    public void start(AotMode caches) {
        new Installation(settings.with(caches)).start();
    }

    /** Starts what does not run; how long each part took. */
    public Map<Part, Duration> startTimed() {
        var times = new StartTimes();
        new Installation(settings, times).start();
        return times.times();
    }

    /** Makes the caches to start from that are not there yet. */
    public void makeCaches(Path work) throws IOException, InterruptedException {
        try (var caches = new StartCaches(settings.sources(), work, settings.planned())) {
            caches.make();
        }
    }

    /** Starts one part. */
    public void start(Part part) {
        installation.start(part);
    }

    /** Stops everything in order; data is kept. */
    public void stop() {
        installation.stop();
    }

    /** Stops one part in order. */
    public void stop(Part part) {
        installation.stop(part);
    }

    /** Registers the tenant and the front door, and makes the accounts, unless that has been done. */
    public void populate(int accounts) {
        if (users.size() >= accounts) {
            return;
        }
        var platform = api(Port.CREDENTIAL, () -> installation.people().programToken(OPERATOR));
        platform.post("/v1/tenants", Map.of("id", TENANT, "name", "Acme", "domains", List.of(DOMAIN)));
        var door = Map.of("id", "mail-1", "name", "Mail", "protocols", List.of("imap"), "services", List.of("mail"));
        doorKey = platform.post("/v1/front-doors", door).required("key").asString();
        users = new Population(admin(), DOMAIN).create(accounts);
    }

    /** One more app password for each of the first accounts. */
    public List<User> furtherPasswords(int count) {
        return new Population(admin(), DOMAIN).furtherPasswords(users.subList(0, count));
    }

    /** An app password for each of these users. */
    public List<User> passwordsFor(List<BenchDirectory.Person> people) {
        return new Population(admin(), DOMAIN).passwordsFor(people);
    }

    /** The tenant's identity provider, which calls credential-service with the role {@code directory}. */
    public BenchDirectory directory() {
        return new BenchDirectory(
                api(Port.CREDENTIAL, () -> installation.people().programToken(DIRECTORY)), DOMAIN);
    }

    /** Uses each app password once, and returns when all of them are known to be in use. */
    public void activate(List<User> passwords) throws InterruptedException {
        try (var conversation = new Conversation(port(Port.DOORS), signIns(passwords))) {
            IntStream.range(0, passwords.size()).forEach(conversation::isAccepted);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var password : passwords) {
            while (!isActive(password)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            password + ": not active " + PATIENCE.toSeconds() + " s after its use");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private boolean isActive(User password) {
        return admin().get("/v1/accounts/" + password.account() + "/app-passwords?limit=500")
                .required("items")
                .valueStream()
                .filter(each -> each.required("id").asString().equals(password.credential()))
                .anyMatch(each -> each.required("state").asString().equalsIgnoreCase("active"));
    }

    /** The accounts. */
    public List<User> users() {
        return users;
    }

    /** Sign-ins of all accounts with their app passwords, each from an address of its own. */
    public HttpWire signIns() {
        return signIns(users);
    }

    /** Sign-ins with these app passwords. */
    public HttpWire signIns(List<User> with) {
        return questions(IntStream.range(0, with.size())
                .mapToObj(i -> SampleRequest.of(with.get(i).login(), with.get(i).secret(), Networks.ofHome(i)))
                .toList());
    }

    /** Any questions, with the key of the front door. */
    public HttpWire questions(List<SampleRequest> questions) {
        return new HttpWire(doorKey, questions.stream().map(SampleRequest::json).toList());
    }

    /** Questions that are made when they are asked. */
    public HttpWire questions(int count, IntFunction<SampleRequest> questions) {
        return new HttpWire(doorKey, count, number -> questions.apply(number).json());
    }

    /** Calls credential-service as an administrator of the tenant. */
    public Api admin() {
        return api(Port.CREDENTIAL, () -> installation.people().token(ADMIN));
    }

    /** Calls policy-service as an administrator of the tenant. */
    public Api policyAdmin() {
        return api(Port.POLICY, () -> installation.people().token(ADMIN));
    }

    /** Calls audit-service as an auditor of the tenant. */
    public Api auditor() {
        return api(Port.AUDIT, () -> installation.people().token(AUDITOR));
    }

    private Api api(Port port, Supplier<String> token) {
        return new Api(http, installation.uri(port), token);
    }

    /** Where a port is. */
    public int port(Port port) {
        return settings.ports().of(port);
    }

    /** Bootstrap servers of the broker. */
    public String kafka() {
        return installation.kafka();
    }

    /** CPU time of all parts that run, by their titles. */
    public Meter meter() {
        return new Meter(pids());
    }

    /** Process ids of all parts that run, by their titles. */
    public Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        installation.running().forEach(part -> pids.put(part.title(), installation.pid(part)));
        return pids;
    }

    /** Where a part keeps its data. */
    public Path data(Part part) {
        return installation.home().resolve("data").resolve(part.title());
    }

    /** Process id of a part that runs. */
    public long pid(Part part) {
        return installation.pid(part);
    }

    /** Resident memory of all parts that run, in MiB. */
    public Map<Part, Long> memory() {
        var resident = new LinkedHashMap<Part, Long>();
        installation.running().forEach(part -> resident.put(part, Memory.resident(installation.pid(part))));
        return resident;
    }

    /** Restarts the broker in the mode that is wanted, where it is not in it, and waits until people are let in again. */
    public void brokerSyncs(boolean wanted) throws InterruptedException {
        if (syncs != wanted) {
            installation.stop(Part.BROKER);
            (wanted ? new Installation(settings.synced()) : installation).start(Part.BROKER);
            syncs = wanted;
        }
        awaitAcceptance(Port.DOORS);
    }

    /** Returns when ten sign-ins in a row were accepted. */
    public void awaitAcceptance(Port door) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!letsIn(door)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nobody is let in, " + PATIENCE.toSeconds() + " s after the start");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean letsIn(Port door) {
        try (var conversation = new Conversation(port(door), signIns())) {
            return IntStream.range(0, 10).allMatch(conversation::isAccepted);
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    /** Deletes everything; nothing may run any more. */
    public void delete() {
        installation.delete();
    }

    /** Stops everything in order; data and logs are kept. */
    @Override
    public void close() {
        installation.stop();
        http.close();
    }
}
