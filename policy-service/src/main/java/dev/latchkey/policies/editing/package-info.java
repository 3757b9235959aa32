/** The API by which administrators read and change named locations and policies. */
@NullMarked
package dev.latchkey.policies.editing;

import org.jspecify.annotations.NullMarked;
