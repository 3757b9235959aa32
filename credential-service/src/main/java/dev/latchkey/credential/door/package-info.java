/** Front doors: the registered programs that may ask, and what for. */
@NullMarked
package dev.latchkey.credential.door;

import org.jspecify.annotations.NullMarked;
