package dev.latchkey.bench.growth;

/**
 * How it grew to a size, and what that is.
 *
 * @param accounts each with an app password
 * @param entries in the log of sign-ins
 * @param importing accounts a second, NaN where none were new
 * @param issuing app passwords a second, NaN where none were new
 * @param digested entries a second, from the first sign-in to the last one's entry; NaN where none were missing
 */
record Filling(int accounts, long entries, double importing, double issuing, double digested) {}
