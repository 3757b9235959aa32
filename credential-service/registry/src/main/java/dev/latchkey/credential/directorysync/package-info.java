/** Asks identity providers who was switched off there, and switches their accounts off here. */
@NullMarked
package dev.latchkey.credential.directorysync;

import org.jspecify.annotations.NullMarked;
