/** Documents and their indexes in RocksDB: how keys are encoded, what one write consists of, and what is where. */
@NullMarked
package dev.latchkey.embedded.store;

import org.jspecify.annotations.NullMarked;
