/** Tests of tracing. */
@NullMarked
package dev.latchkey.kit.tracing;

import org.jspecify.annotations.NullMarked;
