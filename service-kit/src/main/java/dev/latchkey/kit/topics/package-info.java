/** The topics themselves: created where missing, and the broker's health. */
@NullMarked
package dev.latchkey.kit.topics;

import org.jspecify.annotations.NullMarked;
