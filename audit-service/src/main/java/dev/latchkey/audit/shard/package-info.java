/** The shards of the log: one for each partition of each topic, with its head. */
@NullMarked
package dev.latchkey.audit.shard;

import org.jspecify.annotations.NullMarked;
