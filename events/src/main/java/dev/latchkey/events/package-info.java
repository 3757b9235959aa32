/** The published language of Latchkey: what happened, as other services read it. */
@NullMarked
package dev.latchkey.events;

import org.jspecify.annotations.NullMarked;
