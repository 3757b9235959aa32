/** Tests of consuming. */
@NullMarked
package dev.latchkey.kit.consuming;

import org.jspecify.annotations.NullMarked;
