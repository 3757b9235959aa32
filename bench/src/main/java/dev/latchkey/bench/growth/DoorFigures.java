package dev.latchkey.bench.growth;

/**
 * How devices are let in: accounts at random.
 *
 * @param perSecond as fast as they are answered
 * @param p99 milliseconds, at a fixed pace
 * @param errors in both
 * @param attacked milliseconds at p99, at a fixed pace, in the worst window beside an attack; NaN without one
 * @param attempts a second of that attack
 * @param refused of those devices, by mistake
 * @param notNow of those devices: 503 or no answer
 */
record DoorFigures(
        double perSecond, double p99, long errors, double attacked, double attempts, long refused, long notNow) {}
