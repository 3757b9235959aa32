package dev.latchkey.credential.migration.log;

/** A line, and what it says. */
public record ReadLine(long number, Reading reading) {}
