package dev.latchkey.credential.securityevent;

/** A security event token is not taken; the transmitter is told why. */
final class SetRefusedException extends RuntimeException {
    private final SetProblem problem;

    SetRefusedException(SetProblem problem) {
        super(problem.description(), null, false, false);
        this.problem = problem;
    }

    SetProblem problem() {
        return problem;
    }
}
