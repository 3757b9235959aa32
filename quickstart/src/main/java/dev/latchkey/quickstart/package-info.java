/** One command for the whole system on one machine. */
@NullMarked
package dev.latchkey.quickstart;

import org.jspecify.annotations.NullMarked;
