package dev.latchkey.credential.directory.group;

/** A group, as those who belong to it know it. */
public record GroupReference(String id, String displayName) {}
