/** What every Latchkey service needs to run: nothing of the business lives here. */
@NullMarked
package dev.latchkey.kit;

import org.jspecify.annotations.NullMarked;
