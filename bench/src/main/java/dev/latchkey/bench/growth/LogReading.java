package dev.latchkey.bench.growth;

import dev.latchkey.bench.measure.Median;
import dev.latchkey.bench.site.Api;
import dev.latchkey.bench.site.BenchSite;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Reads the log as an auditor does. Each way is bounded in time. */
final class LogReading {
    private static final String NOBODY = "login=nobody@acme.example";
    private static final String NOTHING = "protocol=none";
    private static final int WARM_UP = 20;
    private static final int TIMES = 40;
    private static final long WAY_AT_MOST = TimeUnit.SECONDS.toNanos(6);
    private static final long SEARCH_AT_MOST = TimeUnit.MINUTES.toNanos(3);
    private static final long EXPORT_AT_MOST = TimeUnit.MINUTES.toNanos(1);

    private final Api auditor;
    private final Instant oldest;

    /** @param oldest when the first entry was made */
    LogReading(BenchSite site, Instant oldest) {
        this.auditor = site.auditor();
        this.oldest = oldest;
    }

    private record Exported(double firstByte, double perSecond) {}

    LogFigures read(String login, long entries) throws IOException {
        var half = oldest.plus(Duration.between(oldest, Instant.now()).dividedBy(2));
        var newest = millis("");
        var ofLogin = millis("login=" + login);
        var deep = millis(secondPage("to=" + half));
        var ofNobody = millis(NOBODY);
        var nothing = millis(NOTHING);
        var exported = export();
        return new LogFigures(
                newest,
                ofLogin,
                deep,
                ofNobody,
                nothing,
                searched(entries),
                exported.firstByte(),
                exported.perSecond());
    }

    /** The median of many; the first ones do not count. */
    private double millis(String filters) {
        long until = System.nanoTime() + WAY_AT_MOST;
        var taken = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP + TIMES && (taken.isEmpty() || System.nanoTime() < until); i++) {
            long asked = System.nanoTime();
            page(filters);
            taken.add((System.nanoTime() - asked) / 1e6);
        }
        var counted = taken.size() > WARM_UP ? taken.subList(WARM_UP, taken.size()) : List.of(taken.getLast());
        return Median.of(counted, Double::doubleValue);
    }

    private JsonNode page(String filters) {
        return auditor.get("/v1/sign-ins?limit=50" + (filters.isEmpty() ? "" : "&" + filters));
    }

    private String secondPage(String filters) {
        var next = page(filters).path("nextCursor");
        return next.isString() ? filters + "&cursor=" + next.asString() : filters;
    }

    private double searched(long entries) {
        long began = System.nanoTime();
        for (var next = page(NOTHING).path("nextCursor"); next.isString(); ) {
            if (System.nanoTime() - began > SEARCH_AT_MOST) {
                return Double.NaN;
            }
            next = page(NOTHING + "&cursor=" + next.asString()).path("nextCursor");
        }
        return entries * 1e9 / (System.nanoTime() - began);
    }

    private Exported export() throws IOException {
        long asked = System.nanoTime();
        try (var lines = auditor.open("/v1/sign-ins/export")) {
            var bytes = new byte[64 * 1024];
            int read = lines.read(bytes);
            long first = System.nanoTime();
            long count = 0;
            while (read >= 0 && System.nanoTime() - first < EXPORT_AT_MOST) {
                count += lineFeeds(bytes, read);
                read = lines.read(bytes);
            }
            return new Exported((first - asked) / 1e6, count * 1e9 / (System.nanoTime() - asked));
        }
    }

    private static int lineFeeds(byte[] bytes, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
