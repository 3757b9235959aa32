/** Policies to begin with. */
@NullMarked
package dev.latchkey.policies.template;

import org.jspecify.annotations.NullMarked;
