/** The one imperative edge where batches of events come in, are retried, or go to the dead letters. */
@NullMarked
package dev.latchkey.kit.consuming;

import org.jspecify.annotations.NullMarked;
