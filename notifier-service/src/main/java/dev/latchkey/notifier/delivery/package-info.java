/** Carries each alert to each subscription, however long it takes, and remembers what became of it. */
@NullMarked
package dev.latchkey.notifier.delivery;

import org.jspecify.annotations.NullMarked;
