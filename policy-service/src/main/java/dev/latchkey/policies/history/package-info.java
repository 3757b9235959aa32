/** The versions of a tenant's rules: what changed from one to another, all of them at once, and the way back. */
@NullMarked
package dev.latchkey.policies.history;

import org.jspecify.annotations.NullMarked;
