/** What a person sees: lines that change in place in a terminal, plain lines in a file. */
@NullMarked
package dev.latchkey.quickstart.terminal;

import org.jspecify.annotations.NullMarked;
