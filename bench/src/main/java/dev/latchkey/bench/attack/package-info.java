/** Known devices beside somebody who guesses from everywhere at once: what they notice, and what it costs the service. */
@NullMarked
package dev.latchkey.bench.attack;

import org.jspecify.annotations.NullMarked;
