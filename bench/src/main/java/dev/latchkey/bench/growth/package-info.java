/** What becomes of one installation as accounts and log grow: rates, delays, memory, disk, searches, starts. */
@NullMarked
package dev.latchkey.bench.growth;

import org.jspecify.annotations.NullMarked;
