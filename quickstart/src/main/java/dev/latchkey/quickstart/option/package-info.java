/** What stands behind a command: words and options, read in one way. */
@NullMarked
package dev.latchkey.quickstart.option;

import org.jspecify.annotations.NullMarked;
