package dev.latchkey.bench.oracle;

import dev.latchkey.bench.site.Api;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.Networks;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.bench.site.Secrets;
import dev.latchkey.bench.site.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Fourteen reasons to refuse, each with accounts of its own: brought about as people bring them about, through the APIs. */
final class RefusalClasses {
    /** What a policy keeps out. */
    static final String BLOCKED_CLIENT = "Blocked 1.0";

    private static final int CLASSES = 14;
    private static final String NOWHERE = "192.0.2.1";

    private final Api admin;
    private final Api policyAdmin;
    private final List<User> users;
    private final int each;
    private int taken;

    RefusalClasses(BenchSite site) {
        this.admin = site.admin();
        this.policyAdmin = site.policyAdmin();
        this.users = site.users();
        this.each = users.size() / CLASSES;
    }

    /** Makes them; the last one, whose accounts have been attacked until they are closed, is for the caller to attack. */
    List<RefusalClass> make() {
        policyAdmin.post("/v1/policies?impact=accepted", blocking());
        List<RefusalClass> classes = new ArrayList<>();
        classes.add(of(
                "UNKNOWN_SECRET, no such domain",
                user -> attempt("a" + user.login() + ".invalid", Secrets.wellFormed())));
        classes.add(of("UNKNOWN_SECRET, no such login", user -> attempt("no." + user.login(), Secrets.wellFormed())));
        classes.add(of("UNKNOWN_SECRET", user -> attempt(user.login(), Secrets.wellFormed())));
        classes.add(of("NOT_AN_APP_PASSWORD", user -> attempt(user.login(), "Correct-Horse-9-" + user.login())));
        classes.add(of("MISTYPED", user -> attempt(user.login(), Secrets.mistyped())));
        classes.add(of(
                "WRONG_ACCOUNT", user -> attempt(user.login(), users.getFirst().secret())));
        classes.add(of("ACCOUNT_DISABLED", this::ofDisabledAccount));
        classes.add(of("REVOKED", user -> after("revoke", user)));
        classes.add(of("SUSPENDED", user -> after("suspend", user)));
        classes.add(of("PROTOCOL_NOT_ALLOWED", user -> limited(user, "protocols", "smtp")));
        classes.add(of("SERVICE_NOT_ALLOWED", user -> limited(user, "services", "calendar")));
        classes.add(of("NETWORK_NOT_ALLOWED", user -> limited(user, "networks", "192.0.2.0/24")));
        classes.add(of(
                "BLOCKED_BY_POLICY",
                user -> attempt(user.login(), user.secret()).by(BLOCKED_CLIENT)));
        classes.add(of("THROTTLED", user -> attempt(user.login(), Secrets.wellFormed())));
        return classes;
    }

    private RefusalClass of(String name, Function<User, SampleRequest> attempt) {
        var own = users.subList(taken, taken + each);
        taken += each;
        return new RefusalClass(name, own.parallelStream().map(attempt).toList());
    }

    private static SampleRequest attempt(String login, String secret) {
        return SampleRequest.of(login, secret, NOWHERE);
    }

    private SampleRequest ofDisabledAccount(User user) {
        admin.patch("/v1/accounts/" + user.account(), Map.of("state", "disabled"));
        return attempt(user.login(), user.secret());
    }

    private SampleRequest after(String what, User user) {
        admin.post("/v1/accounts/" + user.account() + "/app-passwords/" + user.credential() + "/" + what, Map.of());
        return attempt(user.login(), user.secret());
    }

    private SampleRequest limited(User user, String to, String one) {
        Map<String, Object> request = new HashMap<>(Map.of("label", "Limited"));
        request.put(to, List.of(one));
        var issued = admin.post("/v1/accounts/" + user.account() + "/app-passwords", request);
        return attempt(user.login(), issued.required("secret").asString());
    }

    private static Map<String, Object> blocking() {
        return Map.of(
                "name", "No blocked clients",
                "state", "on",
                "effect", "block",
                "conditions", Map.of("clients", Map.of("include", List.of(BLOCKED_CLIENT))));
    }

    /** As many different secrets, each from a network of its own, as close an account to strangers. */
    static List<SampleRequest> attacks(RefusalClass throttled, int perAccount) {
        return throttled.attempts().stream()
                .flatMap(victim -> IntStream.range(0, perAccount)
                        .mapToObj(i ->
                                SampleRequest.of(victim.login(), Secrets.wellFormed(), Networks.ofAttack(victim, i))))
                .toList();
    }
}
