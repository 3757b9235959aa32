/** Work that waits in the database for whichever replica takes it. */
@NullMarked
package dev.latchkey.notifier.lease;

import org.jspecify.annotations.NullMarked;
