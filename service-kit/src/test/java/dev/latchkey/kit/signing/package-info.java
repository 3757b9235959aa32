/** Tests of signing. */
@NullMarked
package dev.latchkey.kit.signing;

import org.jspecify.annotations.NullMarked;
