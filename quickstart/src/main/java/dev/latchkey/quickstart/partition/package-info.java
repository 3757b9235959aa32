/** More partitions for a topic: {@code ./latchkey partitions}. */
@NullMarked
package dev.latchkey.quickstart.partition;

import org.jspecify.annotations.NullMarked;
