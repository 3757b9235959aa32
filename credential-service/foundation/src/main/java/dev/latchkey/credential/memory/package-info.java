/** How much of the heap may be used to remember things: a share for each. */
@NullMarked
package dev.latchkey.credential.memory;

import org.jspecify.annotations.NullMarked;
