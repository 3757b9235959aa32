/** Tests of publishing. */
@NullMarked
package dev.latchkey.kit.publishing;

import org.jspecify.annotations.NullMarked;
