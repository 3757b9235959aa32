package dev.latchkey.conventions;

/**
 * A class, record, interface, enum or annotation.
 *
 * @param name its simple name
 * @param line where it begins
 * @param topLevel whether no other type encloses it
 * @param published whether it is public, and so is whatever encloses it
 * @param documented whether it has a Javadoc comment
 */
record DeclaredType(String name, int line, boolean topLevel, boolean published, boolean documented) {}
