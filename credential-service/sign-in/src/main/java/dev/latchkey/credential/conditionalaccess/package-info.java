/** Conditional access: the policy snapshots in force on this replica. */
@NullMarked
package dev.latchkey.credential.conditionalaccess;

import org.jspecify.annotations.NullMarked;
