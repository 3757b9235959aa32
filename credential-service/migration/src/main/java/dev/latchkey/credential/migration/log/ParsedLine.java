package dev.latchkey.credential.migration.log;

/**
 * A line, and what it says.
 *
 * @param number of the line; of the object where those of JSON do not stand on a line each. The first is 1
 */
public record ParsedLine(long number, LogEntryReading reading) {}
