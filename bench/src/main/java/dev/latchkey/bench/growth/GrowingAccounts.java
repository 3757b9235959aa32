package dev.latchkey.bench.growth;

import dev.latchkey.bench.load.HttpWire;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.Networks;
import dev.latchkey.bench.site.SampleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The site's accounts, and more and more beside them: imported from files, each with an app password that an administrator
 * issues. Keeps of each what a question needs.
 */
final class GrowingAccounts {
    private static final int LINES = 1000;
    private static final int AT_ONCE = 8;

    private final BenchSite site;
    private final int first;
    private final List<String> secrets = new ArrayList<>();

    /**
     * What came of it.
     *
     * @param accounts that are new
     * @param importing seconds that the files took
     * @param issuing seconds that the app passwords took
     */
    record Grown(int accounts, double importing, double issuing) {

        /** Accounts a second; NaN where none were new. */
        double imported() {
            return accounts / importing;
        }

        /** App passwords a second; NaN where none were new. */
        double issued() {
            return accounts / issuing;
        }
    }

    GrowingAccounts(BenchSite site) {
        this.site = site;
        this.first = site.users().size();
    }

    int count() {
        return first + secrets.size();
    }

    /** Sign-ins of all accounts as they are now, each from where it is at home; made when they are asked. */
    HttpWire signIns() {
        return site.questions(count(), this::signIn);
    }

    private SampleRequest signIn(int number) {
        var home = Networks.ofHome(number);
        if (number < first) {
            var user = site.users().get(number);
            return SampleRequest.of(user.login(), user.secret(), home);
        }
        return SampleRequest.of(login(number), secrets.get(number - first), home);
    }

    private static String login(int number) {
        return "grown%07d@acme.example".formatted(number);
    }

    /** Login of one of them. */
    String loginOf(int number) {
        return signIn(number).login();
    }

    /** Makes those that are missing. */
    Grown growTo(int wanted) throws InterruptedException, ExecutionException {
        double importing = 0;
        double issuing = 0;
        int before = count();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            while (count() < wanted) {
                long began = System.nanoTime();
                var accounts = imported(count(), Math.min(LINES, wanted - count()));
                long there = System.nanoTime();
                secrets.addAll(issued(accounts, threads));
                importing += (there - began) / 1e9;
                issuing += (System.nanoTime() - there) / 1e9;
            }
        }
        return new Grown(count() - before, importing, issuing);
    }

    /** Ids of the accounts with the next numbers, in their order. */
    private List<String> imported(int from, int count) {
        var lines = IntStream.range(from, from + count)
                .mapToObj(GrowingAccounts::login)
                .collect(Collectors.joining("\n", "login\n", "\n"));
        return site.admin()
                .postCsv("/v1/accounts/import", lines)
                .required("results")
                .valueStream()
                .map(line -> line.required("account").asString())
                .toList();
    }

    private List<String> issued(List<String> accounts, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        var admin = site.admin();
        var tasks = accounts.stream()
                .<Callable<String>>map(account ->
                        () -> admin.post("/v1/accounts/" + account + "/app-passwords", Map.of("label", "Phone"))
                                .required("secret")
                                .asString())
                .toList();
        var issued = new ArrayList<String>(tasks.size());
        for (var each : threads.invokeAll(tasks)) {
            issued.add(each.get());
        }
        return issued;
    }
}
