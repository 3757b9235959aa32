/** Tells in time, and once, of app passwords that will end or should have been rotated. */
@NullMarked
package dev.latchkey.credential.reminder;

import org.jspecify.annotations.NullMarked;
