package dev.latchkey.credential.migration.log;

/** A line, and what it says. */
public record ParsedLine(long number, LogEntryReading reading) {}
