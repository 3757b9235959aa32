/** The way from nothing to a company whose devices sign in: {@code ./latchkey init}. */
@NullMarked
package dev.latchkey.quickstart.setup;

import org.jspecify.annotations.NullMarked;
