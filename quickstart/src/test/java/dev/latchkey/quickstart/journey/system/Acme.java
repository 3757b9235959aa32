package dev.latchkey.quickstart.journey.system;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Latchkey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The tenant {@code acme}: its accounts and app passwords, and the front doors that may speak for it. */
public final class Acme {

    private static final String DOMAIN = "acme.example";

    private final Api api;
    private final Installation installation;
    private boolean registered;

    Acme(Api api, Installation installation) {
        this.api = api;
        this.installation = installation;
    }

    void registerOnce() {
        if (!registered) {
            var tenant = Map.of("id", "acme", "name", "Acme", "domains", List.of(DOMAIN));
            api.post(Api.PLATFORM, Port.CREDENTIAL, "/v1/tenants", tenant).expect(201, 409);
            registered = true;
        }
    }

    /** A name that nobody has had yet. */
    public static String unique(String name) {
        return name + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    /** A new account whose login begins like that. */
    public Account account(String name) {
        return register(unique(name) + "@" + DOMAIN);
    }

    /** The account of a demo person. */
    public Account accountOf(String login) {
        var found = api.get(Api.ADMIN, Port.CREDENTIAL, "/v1/accounts?login=" + login)
                .expect(200)
                .json()
                .path("items");
        return found.isEmpty()
                ? register(login)
                : new Account(found.path(0).path("id").asString(), login);
    }

    private Account register(String login) {
        var made = api.post(Api.ADMIN, Port.CREDENTIAL, "/v1/accounts", Map.of("login", login))
                .expect(201)
                .json();
        return new Account(made.path("id").asString(), made.path("login").asString());
    }

    /** Issues an app password that is good for everything. */
    public AppPassword issue(Account account, String label) {
        return issue(Api.ADMIN, account, Map.of("label", label));
    }

    /** Issues an app password as the request says. */
    public AppPassword issue(String person, Account account, Map<String, ?> request) {
        return AppPassword.read(
                account, tryIssue(person, account, request).expect(201).json());
    }

    /** Asks for an app password; the answer may be a problem. */
    public Answer tryIssue(String person, Account account, Map<String, ?> request) {
        return api.post(person, Port.CREDENTIAL, account.appPasswords(), request);
    }

    /** Revokes it; returns when that was answered. */
    public void revoke(AppPassword password) {
        tryRevoke(password).expect(200);
    }

    /** Asks for its revocation; the answer may be a problem. */
    public Answer tryRevoke(AppPassword password) {
        var path = password.account().appPasswords() + "/" + password.id() + "/revoke";
        return api.post(Api.ADMIN, Port.CREDENTIAL, path, Map.of("reason", "journey"));
    }

    /** Registers a front door on this machine, under a name of its own. */
    public Door door(String name, Set<String> protocols, Set<String> services, Map<String, Integer> backends) {
        return door(name, protocols, services, backends, Set.of());
    }

    /** The same, for these tenants alone. */
    public Door door(
            String name,
            Set<String> protocols,
            Set<String> services,
            Map<String, Integer> backends,
            Set<String> tenants) {
        var servers = new HashMap<String, String>();
        backends.forEach((protocol, port) -> servers.put(protocol, "127.0.0.1:" + port));
        return door(Map.of(
                "id", unique(name),
                "name", name,
                "protocols", protocols,
                "services", services,
                "connectsFrom", List.of("127.0.0.1/32"),
                "tenants", tenants,
                "backends", servers));
    }

    /** Registers a front door as the request says. */
    public Door door(Map<String, ?> request) {
        var made = api.post(Api.PLATFORM, Port.CREDENTIAL, "/v1/front-doors", request)
                .expect(201)
                .json();
        var key = made.path("key").asString();
        return new Door(made.path("id").asString(), new Latchkey(installation.uri(Port.DOORS), key));
    }

    /** Any service that speaks Latchkey's own language. */
    public JsonDoor jsonDoor() {
        var protocols = Set.of("imap", "pop3", "smtp", "http");
        return new JsonDoor(door("json", protocols, Set.of("mail", "files"), Map.of()));
    }
}
