/** The keys that services need, and that no database holds: {@code ./latchkey keys}, and those of the quickstart's home. */
@NullMarked
package dev.latchkey.quickstart.keys;

import org.jspecify.annotations.NullMarked;
