/** Tests of bounded searches. */
@NullMarked
package dev.latchkey.kit.search;

import org.jspecify.annotations.NullMarked;
