/** The rules as somebody wrote them, in plain text and perhaps wrong, on the way to becoming rules. */
@NullMarked
package dev.latchkey.policy.draft;

import org.jspecify.annotations.NullMarked;
