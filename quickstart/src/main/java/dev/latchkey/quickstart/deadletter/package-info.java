/** What the services could not digest: {@code ./latchkey dead-letters list | replay | skip}. */
@NullMarked
package dev.latchkey.quickstart.deadletter;

import org.jspecify.annotations.NullMarked;
