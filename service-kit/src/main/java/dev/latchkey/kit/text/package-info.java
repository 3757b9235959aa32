/** Text that people read, as opposed to names that programs go by. */
@NullMarked
package dev.latchkey.kit.text;

import org.jspecify.annotations.NullMarked;
