package dev.latchkey.embedded.store;

/**
 * One of the fields that an index is in the order of.
 *
 * @param path names of fields, a dot between them
 * @param ascending whether small values come first
 */
public record IndexField(String path, boolean ascending) {}
