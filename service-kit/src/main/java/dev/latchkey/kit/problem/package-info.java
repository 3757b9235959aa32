/** Problem details (RFC 9457): the one form in which every failure of a request is answered. */
@NullMarked
package dev.latchkey.kit.problem;

import org.jspecify.annotations.NullMarked;
