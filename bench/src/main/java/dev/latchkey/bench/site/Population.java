package dev.latchkey.bench.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Accounts with app passwords, made as an administrator makes them: through the API. */
final class Population {
    private static final int AT_ONCE = 8;

    private final Api admin;
    private final String domain;

    Population(Api admin, String domain) {
        this.admin = admin;
        this.domain = domain;
    }

    /** Each with an account and an app password of its own. */
    List<User> create(int count) {
        var tasks = new ArrayList<Callable<User>>();
        for (int i = 0; i < count; i++) {
            var login = "user%04d@%s".formatted(i, domain);
            tasks.add(() -> issue(login, register(login), "Phone"));
        }
        return all(tasks);
    }

    /** One more app password for some of them, to be revoked. */
    List<User> furtherPasswords(List<User> users) {
        return all(users.stream()
                .<Callable<User>>map(user -> () -> issue(user.login(), user.account(), "Old tablet"))
                .toList());
    }

    /** An app password for each of them. */
    List<User> passwordsFor(List<BenchDirectory.Person> people) {
        return all(people.stream()
                .<Callable<User>>map(person -> () -> issue(person.login(), person.account(), "Phone"))
                .toList());
    }

    private String register(String login) {
        return admin.post("/v1/accounts", Map.of("login", login)).required("id").asString();
    }

    private User issue(String login, String account, String label) {
        var issued = admin.post("/v1/accounts/" + account + "/app-passwords", Map.of("label", label));
        return new User(
                login,
                account,
                issued.required("id").asString(),
                issued.required("secret").asString());
    }

    private static List<User> all(List<Callable<User>> tasks) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var users = new ArrayList<User>();
            for (var user : threads.invokeAll(tasks)) {
                users.add(user.get());
            }
            return users;
        } catch (ExecutionException e) {
            throw new IllegalStateException("accounts could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
