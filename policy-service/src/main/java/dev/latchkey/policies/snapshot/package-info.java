/** Keeping what is on the snapshot topic the same as what the rules are. */
@NullMarked
package dev.latchkey.policies.snapshot;

import org.jspecify.annotations.NullMarked;
