/** Authorities of a file beside the public ones. */
@NullMarked
package dev.latchkey.kit.tls;

import org.jspecify.annotations.NullMarked;
