/** Tests of the outbox. */
@NullMarked
package dev.latchkey.kit.outbox;

import org.jspecify.annotations.NullMarked;
