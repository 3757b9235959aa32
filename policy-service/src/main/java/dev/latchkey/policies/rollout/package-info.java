/** On which replicas a version of the rules is live, by what they report. */
@NullMarked
package dev.latchkey.policies.rollout;

import org.jspecify.annotations.NullMarked;
