package dev.latchkey.quickstart.supervision;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.StartProgress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts without processes, which start, hang and die as they are told, and what was said of them. */
final class FakeParts implements SupervisedParts, StartProgress {

    private final Map<Part, Deque<Attempt>> attempts = new EnumMap<>(Part.class);
    private final Set<Part> running = EnumSet.noneOf(Part.class);
    private final Set<Part> dead = EnumSet.noneOf(Part.class);
    final List<String> said = new ArrayList<>();
    boolean unreadable;

    /** How a start goes. */
    enum Attempt {
        GETS_READY,
        DIES,
        HANGS,
        IS_REFUSED,
        RUNS_OUT_OF_MEMORY
    }

    /** How the next starts go; those after them go well. */
    void next(Part part, Attempt... next) {
        attempts.put(part, new ArrayDeque<>(List.of(next)));
    }

    void die(Part part) {
        running.remove(part);
        dead.add(part);
    }

    void stop(Part part) {
        running.remove(part);
        dead.remove(part);
    }

    @Override
    public void start(Part part) {
        var how = attempts.getOrDefault(part, new ArrayDeque<>()).poll();
        said.add(part.title() + " started");
        switch (how == null ? Attempt.GETS_READY : how) {
            case GETS_READY -> run(part);
            case HANGS -> {
                run(part);
                throw new IllegalStateException("hangs");
            }
            case DIES -> {
                die(part);
                throw new IllegalStateException("ended with 1");
            }
            case IS_REFUSED -> throw new IllegalStateException("port taken");
            case RUNS_OUT_OF_MEMORY -> throw new OutOfMemoryError("made up");
        }
    }

    private void run(Part part) {
        dead.remove(part);
        running.add(part);
    }

    @Override
    public void startAgain(Part part) {
        if (hasDied(part)) {
            start(part);
        }
    }

    @Override
    public boolean hasDied(Part part) {
        if (unreadable) {
            throw new IllegalStateException("its pid file is garbage");
        }
        return dead.contains(part);
    }

    @Override
    public boolean isRunning(Part part) {
        return running.contains(part);
    }

    @Override
    public void end(Part part) {
        said.add(part.title() + " killed");
        die(part);
    }

    @Override
    public void starting(Part part) {}

    @Override
    public void ready(Part part, Duration after) {}

    @Override
    public void failed(Part part, String why, Duration again) {
        said.add(part.title() + " " + why + ", again in " + again.toSeconds());
    }

    @Override
    public void stopping(Part part) {}

    @Override
    public void stopped(Part part) {}
}
