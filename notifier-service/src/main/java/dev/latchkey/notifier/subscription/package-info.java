/** Who wants to be told of which alerts, and by what channel. */
@NullMarked
package dev.latchkey.notifier.subscription;

import org.jspecify.annotations.NullMarked;
