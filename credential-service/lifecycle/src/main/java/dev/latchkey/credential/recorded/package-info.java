/** Recorded sign-ins as this service reads them: once for everything that is kept of them, and by their attributes. */
@NullMarked
package dev.latchkey.credential.recorded;

import org.jspecify.annotations.NullMarked;
