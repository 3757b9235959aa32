/** Holds the sources and documents of all modules to what they have in common. */
@NullMarked
package dev.latchkey.conventions;

import org.jspecify.annotations.NullMarked;
