/** Tests of following. */
@NullMarked
package dev.latchkey.kit.following;

import org.jspecify.annotations.NullMarked;
