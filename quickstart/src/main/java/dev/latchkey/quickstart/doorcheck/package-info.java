/** Signs in at front doors from outside, as mail programs and browsers do: {@code ./latchkey doors-check}. */
@NullMarked
package dev.latchkey.quickstart.doorcheck;

import org.jspecify.annotations.NullMarked;
