/** A light load generator: one thread, requests made beforehand, every answer checked. */
@NullMarked
package dev.latchkey.bench.load;

import org.jspecify.annotations.NullMarked;
