/** Sign-in logs of other systems, and what they say of the devices behind the sign-ins. */
@NullMarked
package dev.latchkey.credential.migration.log;

import org.jspecify.annotations.NullMarked;
