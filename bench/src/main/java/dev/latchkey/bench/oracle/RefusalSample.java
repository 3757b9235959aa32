package dev.latchkey.bench.oracle;

/**
 * What one attempt was answered.
 *
 * @param refusal which class it was of
 * @param millis from the question to the answer
 * @param temporary whether the answer was "not now", or none
 */
record RefusalSample(int refusal, double millis, boolean temporary) {}
