/** The rules of one tenant as a value, and how one of them is changed. No I/O. */
@NullMarked
package dev.latchkey.policies.rules;

import org.jspecify.annotations.NullMarked;
