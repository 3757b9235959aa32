package dev.latchkey.kit.search;

import java.time.Duration;

/**
 * How far a search has come.
 *
 * @param step     what was found so far, and where it goes on
 * @param examined how many documents were looked at
 * @param size     of the next step
 */
record SearchProgress(SearchStep step, int examined, StepSize size) {
    static final SearchProgress NONE = new SearchProgress(SearchStep.NONE, 0, StepSize.FIRST);

    SearchProgress and(SearchStep next, StepSize examinedNow, Duration took, int wanted) {
        SearchStep all = step.and(next);
        StepSize nextSize = examinedNow.after(took, all.found().size() >= wanted);
        return new SearchProgress(all, examined + examinedNow.documents(), nextSize);
    }

    boolean isOver(int wanted) {
        return step.end() == null || step.found().size() >= wanted;
    }
}
