package dev.latchkey.bench.site;

import dev.latchkey.bench.measure.Histogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An identity provider that keeps the tenant's users by SCIM (RFC 7644). */
public final class BenchDirectory {
    /** So many requests at once; what is known of real ones is fewer. */
    public static final int CONNECTIONS = 8;

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final Api api;
    private final String domain;

    BenchDirectory(Api api, String domain) {
        this.api = api;
        this.domain = domain;
    }

    /** A user as the answer to its creation shows it. */
    public record Person(String login, String account) {}

    /**
     * What came of it.
     *
     * @param users that were created
     * @param took from the first request to the last answer
     * @param latency of each creation
     * @param errors requests that were not answered with 201
     */
    public record Provisioned(List<Person> users, Duration took, Histogram latency, int errors) {}

    private record Created(Person person, long nanos) {}

    /** Creates users, one request each. */
    public Provisioned provision(int count) throws InterruptedException {
        var latency = new Histogram();
        var users = new ArrayList<Person>();
        int errors = 0;
        long began = System.nanoTime();
        try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            var answers = new ArrayList<Future<Created>>();
            for (int i = 0; i < count; i++) {
                var name = "person%05d".formatted(i);
                answers.add(connections.submit(() -> create(name)));
            }
            for (var answer : answers) {
                try {
                    latency.add(answer.get().nanos());
                    users.add(answer.get().person());
                } catch (ExecutionException notCreated) {
                    errors++;
                }
            }
        }
        return new Provisioned(List.copyOf(users), Duration.ofNanos(System.nanoTime() - began), latency, errors);
    }

    private Created create(String name) {
        var login = name + "@" + domain;
        long asked = System.nanoTime();
        var created = api.scim("POST", "/scim/v2/Users", user(name, login));
        return new Created(new Person(login, created.required("id").asString()), System.nanoTime() - asked);
    }

    private static Map<String, Object> user(String name, String login) {
        return Map.ofEntries(
                Map.entry("schemas", List.of(USER)),
                Map.entry("userName", login),
                Map.entry("externalId", "x-" + name),
                Map.entry("displayName", "Person " + name),
                Map.entry("name", Map.of("givenName", "Person", "familyName", name)),
                Map.entry("emails", List.of(Map.of("value", login, "type", "work", "primary", true))),
                Map.entry("active", true));
    }

    /** Switches a user off, and returns when that was answered. */
    public void deactivate(User user) {
        var off = Map.of("op", "Replace", "path", "active", "value", "False");
        api.scim(
                "PATCH",
                "/scim/v2/Users/" + user.account(),
                Map.of("schemas", List.of(PATCH), "Operations", List.of(off)));
    }
}
