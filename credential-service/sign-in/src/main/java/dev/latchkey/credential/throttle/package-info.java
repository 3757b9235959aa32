/** Who has failed too often, for how long, and who is not to suffer for it. */
@NullMarked
package dev.latchkey.credential.throttle;

import org.jspecify.annotations.NullMarked;
