/** Which numbers of each producer have been seen, and which are missing; pure, without I/O. */
@NullMarked
package dev.latchkey.audit.sequence;

import org.jspecify.annotations.NullMarked;
