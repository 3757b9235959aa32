/**
 * What happens to one attempt, from the front door's key to the record and the outcome; {@code AttemptPipeline} has the
 * steps in their order.
 */
@NullMarked
package dev.latchkey.credential.verification;

import org.jspecify.annotations.NullMarked;
