/** Alerts: raised once for each finding, published, and looked up. */
@NullMarked
package dev.latchkey.notifier.alert;

import org.jspecify.annotations.NullMarked;
