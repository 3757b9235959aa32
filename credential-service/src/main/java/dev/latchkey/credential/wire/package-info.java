/** The doors' own languages: JSON, forward-auth, nginx mail, Dovecot. */
@NullMarked
package dev.latchkey.credential.wire;

import org.jspecify.annotations.NullMarked;
