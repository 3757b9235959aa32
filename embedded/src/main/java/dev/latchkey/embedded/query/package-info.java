/** Which index answers a query, and how its results are read: lazily, in bounded memory, for as long as somebody waits. */
@NullMarked
package dev.latchkey.embedded.query;

import org.jspecify.annotations.NullMarked;
