/** What the rules would make of a sign-in that nobody has made. */
@NullMarked
package dev.latchkey.policies.whatif;

import org.jspecify.annotations.NullMarked;
