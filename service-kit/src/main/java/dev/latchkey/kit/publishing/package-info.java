/** Sending events so that their sequence has no holes, and knowing when they are safe. */
@NullMarked
package dev.latchkey.kit.publishing;

import org.jspecify.annotations.NullMarked;
