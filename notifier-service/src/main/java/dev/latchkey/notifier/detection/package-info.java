/** Finds anomalies in sign-ins; the detectors are pure, what they look at is kept in the database. */
@NullMarked
package dev.latchkey.notifier.detection;

import org.jspecify.annotations.NullMarked;
