/** Leaked app passwords: who may report them, and what becomes of a report. */
@NullMarked
package dev.latchkey.credential.leak;

import org.jspecify.annotations.NullMarked;
