/** Reads the Java sources of all modules and measures them: sizes of files and methods, documented types, tests. */
@NullMarked
package dev.latchkey.conventions;

import org.jspecify.annotations.NullMarked;
