/** Front doors: the registered programs that may ask, and what for. */
@NullMarked
package dev.latchkey.credential.frontdoor;

import org.jspecify.annotations.NullMarked;
