package dev.latchkey.conventions;

/**
 * A method or a constructor with a body.
 *
 * @param name with the types that enclose it, such as {@code Outer.Inner.method}
 * @param line where its declaration begins
 * @param lines of code, from the first of its declaration, annotations included, to its closing brace
 */
record DeclaredMethod(String name, int line, int lines) {}
