package dev.latchkey.credential.migration;

import dev.latchkey.credential.migration.log.LogEntryReading;
import dev.latchkey.credential.migration.log.LogObservation;
import dev.latchkey.credential.migration.log.ParsedLine;
import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;

/** Counts what is in one sign-in log. Not for use by several threads at once. */
final class ImportCount {
    /** Of one file: what is counted has to be remembered. */
    private static final int MOST_DEVICES = 100_000;

    private static final int EXAMPLES = 20;

    /** So that what is common hides nothing that is rare. */
    private static final int OF_A_KIND = 3;

    private final String tenant;
    private final Set<String> found = new HashSet<>();
    private final Set<String> logins = new HashSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private final List<ImportReport.NotUnderstood> examples = new ArrayList<>();
    private long lines;
    private long signIns;
    private long fresh;
    private long notUnderstood;

    ImportCount(String tenant) {
        this.tenant = tenant;
    }

    /**
     * Counts some lines.
     *
     * @return the devices behind them, each once
     */
    Map<String, Device> take(List<ParsedLine> some) {
        Map<String, Device> seen = new LinkedHashMap<>();
        for (ParsedLine each : some) {
            lines++;
            switch (each.reading()) {
                case LogEntryReading.Found signIn -> see(seen, signIn.observation());
                case LogEntryReading.Unclear unclear -> missed(each.number(), unclear.reason());
                case LogEntryReading.Other other -> {}
            }
        }
        return seen;
    }

    private void see(Map<String, Device> seen, LogObservation observation) {
        signIns++;
        Device device = Device.of(tenant, observation);
        seen.merge(device.id(), device, Device::seenAs);
        found.add(device.id());
        if (found.size() > MOST_DEVICES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "There are more than " + MOST_DEVICES + " devices in this file: import it in parts.",
                    List.of());
        }
    }

    private void missed(long line, String reason) {
        notUnderstood++;
        long alike = examples.stream()
                .filter(example -> example.reason().equals(reason))
                .count();
        if (examples.size() < EXAMPLES && alike < OF_A_KIND) {
            examples.add(new ImportReport.NotUnderstood(line, reason));
        }
    }

    /** Those of their logins that were not asked about before. */
    Set<String> newLogins(Map<String, Device> seen) {
        Set<String> fresh = new HashSet<>();
        seen.values().forEach(each -> {
            if (logins.add(each.login())) {
                fresh.add(each.login());
            }
        });
        return fresh;
    }

    void noted(int newDevices, Set<String> unknownLogins) {
        fresh += newDevices;
        unknown.addAll(unknownLogins);
    }

    ImportReport report() {
        if (lines == 0) {
            throw ProblemException.badField("body", "no line of a log", "the lines of a sign-in log");
        }
        return new ImportReport(
                lines,
                signIns,
                found.size(),
                fresh,
                unknown.size(),
                unknown.stream().limit(EXAMPLES).toList(),
                notUnderstood,
                examples);
    }
}
