/** Appending: every event once, in the order of its partition, hash-chained, over crashes and redeliveries. */
@NullMarked
package dev.latchkey.audit.log;

import org.jspecify.annotations.NullMarked;
