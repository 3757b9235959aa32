/** Reading a whole topic on every replica, and knowing how fresh that view is. */
@NullMarked
package dev.latchkey.kit.following;

import org.jspecify.annotations.NullMarked;
