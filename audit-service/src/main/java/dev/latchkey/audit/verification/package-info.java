/** Proves the log against itself, from its bytes alone; shares no code with what writes it. */
@NullMarked
package dev.latchkey.audit.verification;

import org.jspecify.annotations.NullMarked;
