/** The rules of conditional access: where they are written, kept and published. */
@NullMarked
package dev.latchkey.policies;

import org.jspecify.annotations.NullMarked;
