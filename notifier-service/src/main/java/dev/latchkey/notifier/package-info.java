/** Who must know: finds anomalies in the stream of sign-ins, raises alerts and delivers them. */
@NullMarked
package dev.latchkey.notifier;

import org.jspecify.annotations.NullMarked;
