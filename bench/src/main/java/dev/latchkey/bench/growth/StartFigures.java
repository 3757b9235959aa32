package dev.latchkey.bench.growth;

/**
 * A start of everything with all its data, after it was stopped in order.
 *
 * @param database seconds until the database serves
 * @param door seconds that credential-service takes, once there is a database
 * @param all seconds until the last part serves
 * @param p99 milliseconds of known devices, in the first seconds behind it
 */
record StartFigures(double database, double door, double all, double p99) {}
