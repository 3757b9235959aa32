/** Removes what is past its time, also where the database does not do so by itself. */
@NullMarked
package dev.latchkey.notifier.expiry;

import org.jspecify.annotations.NullMarked;
