/** What Latchkey is compared with. */
@NullMarked
package dev.latchkey.bench.peer;

import org.jspecify.annotations.NullMarked;
