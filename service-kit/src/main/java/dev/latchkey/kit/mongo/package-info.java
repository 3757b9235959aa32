/** The connection to MongoDB and its health. */
@NullMarked
package dev.latchkey.kit.mongo;

import org.jspecify.annotations.NullMarked;
