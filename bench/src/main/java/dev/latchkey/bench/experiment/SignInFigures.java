package dev.latchkey.bench.experiment;

import dev.latchkey.bench.measure.Window;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.quickstart.installation.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured of sign-ins, and the tables made of it. */
final class SignInFigures {
    private final List<Run> closed = new ArrayList<>();
    private final List<Run> half = new ArrayList<>();
    private final List<Run> halfOfWanted = new ArrayList<>();
    private final Map<String, Double> latest = new HashMap<>();
    private final List<Integer> connections;

    SignInFigures(List<? extends BenchSubject> subjects, List<Integer> connections) {
        this.connections = connections;
        for (var subject : subjects) {
            connections.forEach(each -> closed.add(new Run(subject, each)));
            half.add(new Run(subject, most()));
            halfOfWanted.add(new Run(subject, most()));
        }
    }

    private int most() {
        return connections.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    String closed(BenchSubject subject, int with, Window window) {
        latest.put(subject.name() + with, window.perSecond());
        find(closed, subject.name(), with).add(window);
        return line(subject, with + " connections", window);
    }

    String half(BenchSubject subject, Window window) {
        find(half, subject.name(), most()).add(window);
        return line(subject, "half load", window);
    }

    String halfOfWanted(BenchSubject subject, Window window) {
        find(halfOfWanted, subject.name(), most()).add(window);
        return line(subject, "half of wanted", window);
    }

    double latestPerSecond(String subject, int with) {
        return latest.getOrDefault(subject + with, 0.0);
    }

    private static Run find(List<Run> runs, String subject, int with) {
        return runs.stream()
                .filter(run -> run.subject().name().equals(subject) && run.connections() == with)
                .findFirst()
                .orElseThrow();
    }

    private static String line(BenchSubject subject, String how, Window window) {
        return "%-38s %-15s %8s/s  p50 %s ms  p99 %s ms  %s CPU-ms  %s KB  %d errors"
                .formatted(
                        subject.name(),
                        how,
                        Figure.of(window.perSecond()),
                        Figure.of(window.latency().millis(0.5)),
                        Figure.of(window.latency().millis(0.99)),
                        Figure.of(window.cpuMillis(subject.counted())),
                        Figure.ifAny(window.allocatedKilobytes(BenchSubject.HEAP)),
                        window.errors());
    }

    List<ReportTable> tables() {
        return List.of(
                most(closed),
                paced("At half of that, fixed pace", half),
                paced("At half of what is wanted (3 times slapd; synced: 1.5 times), fixed pace", halfOfWanted),
                whereItGoes());
    }

    private ReportTable most(List<Run> runs) {
        var table = new ReportTable(
                "As fast as answered",
                "connections",
                "per second",
                "slapd",
                "p50 ms",
                "p99 ms",
                "CPU-ms",
                "heap KB",
                "door's KB",
                "noise %",
                "errors");
        runs.stream()
                .filter(run -> !run.isEmpty())
                .forEach(run -> table.row(
                        run.subject().name(),
                        String.valueOf(run.connections()),
                        Figure.of(run.perSecond()),
                        Figure.times(run.perSecond() / slapd(run.connections())),
                        Figure.of(run.p50()),
                        Figure.of(run.p99()),
                        Figure.of(run.cpuMillis()),
                        Figure.ifAny(run.allocatedKilobytes(BenchSubject.HEAP)),
                        Figure.ifAny(run.allocatedKilobytes(BenchSubject.HEAP_OF_DOOR)),
                        Figure.of(run.median(Window::noisePercent)),
                        String.valueOf(run.errors())));
        return table;
    }

    /** Nothing to compare with where slapd was left out. */
    private double slapd(int with) {
        return closed.stream()
                .filter(run -> run.subject().name().equals(SlapdSubject.NAME) && run.connections() == with)
                .filter(run -> !run.isEmpty())
                .findFirst()
                .map(Run::perSecond)
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static ReportTable paced(String title, List<Run> runs) {
        var table = new ReportTable(title, "per second", "p50 ms", "p99 ms", "CPU-ms", "noise %", "errors");
        runs.stream()
                .filter(run -> !run.isEmpty())
                .forEach(run -> table.row(
                        run.subject().name(),
                        Figure.of(run.perSecond()),
                        Figure.of(run.p50()),
                        Figure.of(run.p99()),
                        Figure.of(run.cpuMillis()),
                        Figure.of(run.median(Window::noisePercent)),
                        String.valueOf(run.errors())));
        return table;
    }

    private ReportTable whereItGoes() {
        var table = new ReportTable(
                "CPU-ms of a sign-in, " + most() + " connections",
                "door",
                "broker",
                "database",
                "audit + notifier",
                "the rest",
                "generator");
        closed.stream()
                .filter(run -> !run.isEmpty() && run.connections() == most())
                .forEach(run -> table.row(
                        run.subject().name(),
                        cpu(run, Part.CREDENTIAL_SERVICE.title(), "bare", "slapd"),
                        cpu(run, Part.BROKER.title()),
                        cpu(run, Part.DATABASE.title()),
                        cpu(run, Part.AUDIT_SERVICE.title(), Part.NOTIFIER_SERVICE.title()),
                        rest(run),
                        Figure.of(run.median(Window::generatorMillis))));
        return table;
    }

    /** With a bare server in its place, credential-service is one of those that do nothing. */
    private static String rest(Run run) {
        return cpu(run, Part.POLICY_SERVICE.title(), Part.OIDC_PROVIDER.title());
    }

    private static String cpu(Run run, String... processes) {
        return Figure.of(run.cpuMillis(List.of(processes)));
    }

    List<String> notes(List<String> further, Map<Part, Long> memory) {
        var notes = new ArrayList<>(List.of(
                "CPU-ms: CPU time per accepted sign-in of credential-service and broker together; for the others of the"
                        + " server, and of the broker where there is one.",
                "heap KB: thousands of bytes that credential-service, or the bare server, allocates on its heap for each"
                        + " accepted sign-in; door's KB: of those, what the threads do that it waits for. The rest is reading"
                        + " sign-ins back.",
                "slapd: how many times slapd's sign-ins per second with as many connections.",
                "noise: CPU time of everything else on the machine, in percent of one core.",
                "Resident memory of the whole installation after this load: "
                        + memory.values().stream().mapToLong(Long::longValue).sum() + " MiB."));
        notes.addAll(further);
        return notes;
    }
}
