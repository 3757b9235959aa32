/** Proves who sent an event and that nobody changed, moved or renumbered it since. */
@NullMarked
package dev.latchkey.kit.signing;

import org.jspecify.annotations.NullMarked;
