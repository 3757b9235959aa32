package dev.latchkey.quickstart;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of the parts: state, process, memory, address. */
final class Status {

    private static final long KIB_PER_MIB = 1024;

    private final Screen screen;
    private final Installation installation;

    Status(Screen screen, Installation installation) {
        this.screen = screen;
        this.installation = installation;
    }

    /** 0 when all planned parts are ready, else 3, as init scripts say "not running". */
    int print() {
        var parts = installation.settings().planned();
        parts.forEach(this::print);
        var total = parts.stream().mapToLong(this::residentMebibytes).sum();
        screen.line(String.format("  %-23s %-9s %8s %5d MiB", "", "", "", total));
        return parts.stream().allMatch(installation::isReady) ? 0 : 3;
    }

    private void print(Part part) {
        if (!installation.isRunning(part)) {
            screen.line(
                    installation.hasDied(part)
                            ? "  " + screen.style().red("✘")
                                    + String.format(" %-21s has died: ./latchkey logs %s", part.title(), part.title())
                            : "  " + screen.style().dim(String.format("· %-21s stopped", part.title())));
            return;
        }
        var ready = installation.isReady(part);
        var mark = ready ? screen.style().green("✔") : screen.style().yellow("!");
        screen.line(String.format(
                "  %s %-21s %-9s %8d %5d MiB  127.0.0.1:%d",
                mark,
                part.title(),
                ready ? "ready" : "not ready",
                installation.pid(part),
                residentMebibytes(part),
                installation.settings().ports().of(part.port())));
    }

    /** Where there is no /proc, 0. */
    private long residentMebibytes(Part part) {
        try {
            var status = Path.of("/proc", String.valueOf(installation.pid(part)), "status");
            return Files.exists(status) ? resident(Files.readAllLines(status)) : 0;
        } catch (IOException processHasEnded) {
            return 0;
        }
    }

    private static long resident(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .sum();
    }
}
