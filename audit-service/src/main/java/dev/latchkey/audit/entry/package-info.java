/** What one entry of the log is: its canonical bytes, and the fields that it is found by. */
@NullMarked
package dev.latchkey.audit.entry;

import org.jspecify.annotations.NullMarked;
