/** Conditional access: the policy snapshots in force on this replica. */
@NullMarked
package dev.latchkey.credential.access;

import org.jspecify.annotations.NullMarked;
